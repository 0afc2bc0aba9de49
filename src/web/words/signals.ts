import { dictionary } from '../shared/words.ts';

/** What interrupts on every page. */
export const signalWords = dictionary({
  zh: {
    alarm: '{n} 件须立即处理：',
    grave: '特别重大',
    breach: '已超时',
    dismiss: '知道了',
    remind: '提醒：{title}',
    open: '打开案件',
  },
  en: {
    alarm: '{n} need attention at once:',
    grave: 'extremely grave',
    breach: 'overdue',
    dismiss: 'Understood',
    remind: 'Reminder: {title}',
    open: 'Open the case',
  },
});
