import { dictionary } from '../shared/words.ts';

export const sharedWords = dictionary({
  zh: {
    loading: '正在载入',
    retry: '重试',
    close: '关闭',
    cancel: '取消',
    asOf: '以下数据截至 {t}。',
    trace: '追踪号 {id}',
    toPutRight: '请先改正以下问题',
    notices: '提示',
    showTable: '数据表',
  },
  en: {
    loading: 'Loading',
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    asOf: 'What follows is as of {t}.',
    trace: 'Trace {id}',
    toPutRight: 'Please put this right first',
    notices: 'Notices',
    showTable: 'Data table',
  },
});
