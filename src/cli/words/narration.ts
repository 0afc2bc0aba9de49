/** What is told of the flow, a line for each event. */
export const narrationWords = {
  item: { zh: '采集', en: 'item   ' },
  tags: { zh: '研判', en: 'tags   ' },
  noTags: { zh: '无收集重点', en: 'no priority' },
  story: { zh: '话题', en: 'story  ' },
  appearances: { zh: '{n} 处出现，热度 {heat}', en: '{n} appearances, heat {heat}' },
  case: { zh: '立案', en: 'case   ' },
  clock: { zh: '时限', en: 'clock  ' },
  clockStarted: { zh: '“{name}”起算，截止 {due}', en: '“{name}” counts, due {due}' },
  breach: { zh: '超时', en: 'breach ' },
  notice: { zh: '提醒', en: 'notice ' },
  severityUnknown: { zh: '等级待研判', en: 'severity to be judged' },
} as const;
