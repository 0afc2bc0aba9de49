/** What the commands over files say. */
export const batchWords = {
  rows: { zh: '{n} 行', en: '{n} rows' },
  inFile: {
    zh: '输入文件（JSON Lines,- 为标准输入）',
    en: 'input (JSON Lines, - is standard input)',
  },
  outFile: { zh: '输出文件（- 为标准输出）', en: 'output (- is standard output)' },
  trainAbout: { zh: '用标注数据训练模型', en: 'train a model on labelled rows' },
  trainFiles: { zh: '训练文件，逗号分隔', en: 'training files, separated by commas' },
  devFiles: { zh: '校准用文件，逗号分隔', en: 'files for calibration, separated by commas' },
  modelFolder: { zh: '模型文件夹', en: 'folder of the model' },
  evaluateAbout: {
    zh: '评估：分类表、逐来源留出、校准',
    en: 'evaluate: per-class tables, leave-one-source-out, calibration',
  },
  classifyAbout: { zh: '打标：重点、谣言或部门', en: 'classify rows by a trained model' },
  registerFile: { zh: '政策登记册', en: 'policy register' },
  proposeAbout: {
    zh: '由政策页面拟出登记条目，供人核对',
    en: 'propose register entries from policy pages, for a person to look through',
  },
  foldAbout: { zh: '找出转载（按行序）', en: 'find reposts, in the order of the rows' },
  groupAbout: { zh: '归并为话题', en: 'group rows into stories' },
  noTime: { zh: '不使用时间', en: 'leave times out of account' },
  pairsAbout: { zh: '判断两篇是否同一事件', en: 'judge pairs: the same event or not' },
  pairsFile: { zh: '成对编号文件', en: 'file of pairs of ids' },
  extractAbout: {
    zh: '从网页提取标题、正文、时间、来源',
    en: 'extract title, body, time and origin from pages',
  },
  htmlFolder: { zh: '网页文件夹（NAME.html.gz）', en: 'folder of pages (NAME.html.gz)' },
  feedAbout: { zh: '解析订阅源', en: 'parse feeds' },
  robotsAbout: { zh: '按 robots.txt 判断可否抓取', en: 'judge addresses by robots.txt' },
} as const;
