/** What starting, stopping and checking an office says. */
export const officeWords = {
  about: {
    zh: '回应：政务舆情的收集、会商、研判、回应、评估，每个时限都看得见。',
    en: "Huiying: a government department's duty to answer the public, with every deadline in sight.",
  },
  english: { zh: '以英文输出', en: 'print in English' },
  startAbout: {
    zh: '启动一个单位的全部工作（采集、研判、案件、时限、网页）',
    en: 'run everything for one office: collection, tagging, cases, clocks, web page',
  },
  demoAbout: {
    zh: '演示：自带虚构网站，时间×120，一分钟内看到时限逐级提醒',
    en: 'demonstration: its own fictitious sites, time ×120, a deadline runs through its ladder within minutes',
  },
  checkAbout: {
    zh: '检查配置，列出全部问题',
    en: 'check the configuration and list every problem',
  },
  deadLettersAbout: {
    zh: '列出无法处理而搁置的消息及原因',
    en: 'list the messages that could not be handled, with the reason',
  },
  config: { zh: '配置文件', en: 'configuration file' },
  fresh: { zh: '清空演示数据，从头开始', en: 'forget earlier demonstrations and start over' },
  seconds: { zh: '运行这么多秒后自行退出', en: 'stop by itself after so many seconds' },
  opened: { zh: '请在浏览器打开 {url}', en: 'Open {url} in a browser' },
  demoSite: {
    zh: '演示网站 {url}(内容全部虚构),时间 ×{n}',
    en: 'Demonstration sites at {url} (all fictitious), time ×{n}',
  },
  demoContinues: {
    zh: '接着上次的演示继续；重新开始请加 --fresh',
    en: 'Continuing the earlier demonstration; use --fresh to start over',
  },
  stopHint: { zh: '按 Ctrl-C 停止', en: 'Press Ctrl-C to stop' },
  stopping: {
    zh: '正在收尾，请稍候…(再按一次立即退出)',
    en: 'Finishing… (press again to quit at once)',
  },
  workerAbout: {
    zh: '启动分布式部署中的一个进程（crawler、classifier、story-builder、case-service、escalator、publisher、web）',
    en: 'run one process of a distributed office: crawler, classifier, story-builder, case-service, escalator, publisher, web',
  },
  workerRuns: { zh: '{name} 已启动', en: '{name} is running' },
  stopped: { zh: '已停止，数据已保存。', en: 'Stopped; everything is saved.' },
  configFine: {
    zh: '{file}：没有问题。单位 {office}，制度 {profile}，来源 {sources} 个（启用 {enabled} 个）。',
    en: '{file}: no problems. Office {office}, profile {profile}, {sources} sources ({enabled} enabled).',
  },
  noDeadLetters: { zh: '没有搁置的消息。', en: 'No message has been parked.' },
} as const;
