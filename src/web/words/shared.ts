import { dictionary } from '../shared/words.ts';

export const sharedWords = dictionary({
  zh: {
    unofficial: '非官方译文：{gloss}',
    loading: '正在载入',
    label: '{word}：',
    retry: '重试',
    close: '关闭',
    asOf: '以下数据截至 {t}。',
    trace: '追踪号 {id}',
    toPutRight: '请先改正以下问题',
    notices: '提示',
    showTable: '数据表',
    sending: '正在提交',
    sendingSlowly: '服务器应答较慢，请稍候；您填写的内容仍在。',
    stillHere: '您填写的内容仍在，可再次提交。',
  },
  en: {
    unofficial: 'Unofficial translation: {gloss}',
    loading: 'Loading',
    label: '{word}: ',
    retry: 'Try again',
    close: 'Close',
    asOf: 'What follows is as of {t}.',
    trace: 'Trace {id}',
    toPutRight: 'Please put this right first',
    notices: 'Notices',
    showTable: 'Data table',
    sending: 'Sending',
    sendingSlowly: 'The server is slow to answer; what you wrote is still here.',
    stillHere: 'What you wrote is still here and can be sent again.',
  },
});
