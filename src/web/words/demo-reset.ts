import { dictionary } from '../shared/words.ts';

/** Starting a demonstration over. */
export const demoResetWords = dictionary({
  zh: {
    reset: '重置',
    resetTitle: '重新开始演示',
    resetHint: '演示中做过的一切都会清除，从第一分钟重新开始。所有打开此演示的人都会受影响。',
    resetNow: '清除并重新开始',
    resetting: '正在重新开始，完成后自动打开新的演示。',
  },
  en: {
    reset: 'Start over',
    resetTitle: 'Start the demonstration over',
    resetHint:
      'All that was done in it is cleared, for everybody who has it open; it begins with its first minute.',
    resetNow: 'Clear and start over',
    resetting: 'Starting over; the new demonstration opens by itself.',
  },
});
