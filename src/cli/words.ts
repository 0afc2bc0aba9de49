import { moveWords } from './move-words.ts';

/** The language of the command line: Chinese unless `--english` or HUIYING_LANG=en says otherwise. */
export type Language = 'zh' | 'en';

const words = {
  about: {
    zh: '回应:政务舆情的收集、会商、研判、回应、评估,每个时限都看得见。',
    en: "Huiying: a government department's duty to answer the public, with every deadline in sight.",
  },
  english: { zh: '以英文输出', en: 'print in English' },
  startAbout: {
    zh: '启动一个单位的全部工作(采集、研判、案件、时限、网页)',
    en: 'run everything for one office: collection, tagging, cases, clocks, web page',
  },
  demoAbout: {
    zh: '演示:自带虚构网站,时间×120,一分钟内看到时限逐级提醒',
    en: 'demonstration: its own fictitious sites, time ×120, a deadline runs through its ladder within minutes',
  },
  crawlAbout: { zh: '采集到期的来源', en: 'visit the sources that are due' },
  checkAbout: { zh: '检查配置,列出全部问题', en: 'check the configuration and list every problem' },
  deadLettersAbout: {
    zh: '列出无法处理而搁置的消息及原因',
    en: 'list the messages that could not be handled, with the reason',
  },
  config: { zh: '配置文件', en: 'configuration file' },
  userAbout: { zh: '账号', en: 'accounts' },
  userAddAbout: {
    zh: '添加账号;密码从标准输入的第一行读取',
    en: 'add an account; its password is the first line of standard input',
  },
  userName: { zh: '姓名', en: 'name as colleagues know the person' },
  userRoles: {
    zh: '岗位,逗号分隔,如 analyst 或 system-admin',
    en: 'roles, separated by commas, e.g. analyst or system-admin',
  },
  userDepartment: { zh: '部门编号', en: 'department id' },
  userPassword: { zh: '密码(至少8个字符):', en: 'password (at least 8 characters): ' },
  userAdded: { zh: '已添加账号 {id}({roles})', en: 'added account {id} ({roles})' },
  ...moveWords,
  fresh: { zh: '清空演示数据,从头开始', en: 'forget earlier demonstrations and start over' },
  once: {
    zh: '采集一轮,处理完后退出(目前唯一的方式)',
    en: 'one round: visit, process, exit (the only mode so far)',
  },
  seconds: { zh: '运行这么多秒后自行退出', en: 'stop by itself after so many seconds' },
  rows: { zh: '{n} 行', en: '{n} rows' },
  inFile: {
    zh: '输入文件(JSON Lines,- 为标准输入)',
    en: 'input (JSON Lines, - is standard input)',
  },
  outFile: { zh: '输出文件(- 为标准输出)', en: 'output (- is standard output)' },
  trainAbout: { zh: '用标注数据训练模型', en: 'train a model on labelled rows' },
  trainFiles: { zh: '训练文件,逗号分隔', en: 'training files, separated by commas' },
  devFiles: { zh: '校准用文件,逗号分隔', en: 'files for calibration, separated by commas' },
  modelFolder: { zh: '模型文件夹', en: 'folder of the model' },
  evaluateAbout: {
    zh: '评估:分类表、逐来源留出、校准',
    en: 'evaluate: per-class tables, leave-one-source-out, calibration',
  },
  modelAbout: {
    zh: '单位自己的模型:更正、重训、版本',
    en: 'the office’s own model: corrections, retraining, versions',
  },
  modelCorrectionsAbout: { zh: '导出研判员的更正', en: 'export what analysts corrected' },
  modelRetrainAbout: {
    zh: '加入更正重训,不退步才启用',
    en: 'retrain with the corrections; in use only if nothing regresses',
  },
  modelListAbout: { zh: '列出各版本', en: 'list the versions' },
  modelRollbackAbout: {
    zh: '退回上一版本或指定版本',
    en: 'go back to the version before, or the one named',
  },
  correctionsFile: { zh: '更正文件', en: 'file of corrections' },
  goldenFile: { zh: '固定检验集', en: 'frozen golden set' },
  versionName: { zh: '版本', en: 'version' },
  classifyAbout: { zh: '打标:重点、谣言或部门', en: 'classify rows by a trained model' },
  registerFile: { zh: '政策登记册', en: 'policy register' },
  proposeAbout: {
    zh: '由政策页面拟出登记条目,供人核对',
    en: 'propose register entries from policy pages, for a person to look through',
  },
  foldAbout: { zh: '找出转载(按行序)', en: 'find reposts, in the order of the rows' },
  groupAbout: { zh: '归并为话题', en: 'group rows into stories' },
  noTime: { zh: '不使用时间', en: 'leave times out of account' },
  pairsAbout: { zh: '判断两篇是否同一事件', en: 'judge pairs: the same event or not' },
  pairsFile: { zh: '成对编号文件', en: 'file of pairs of ids' },
  extractAbout: {
    zh: '从网页提取标题、正文、时间、来源',
    en: 'extract title, body, time and origin from pages',
  },
  htmlFolder: { zh: '网页文件夹(NAME.html.gz)', en: 'folder of pages (NAME.html.gz)' },
  feedAbout: { zh: '解析订阅源', en: 'parse feeds' },
  robotsAbout: { zh: '按 robots.txt 判断可否抓取', en: 'judge addresses by robots.txt' },
  opened: { zh: '请在浏览器打开 {url}', en: 'Open {url} in a browser' },
  demoSite: {
    zh: '演示网站 {url}(内容全部虚构),时间 ×{n}',
    en: 'Demonstration sites at {url} (all fictitious), time ×{n}',
  },
  demoContinues: {
    zh: '接着上次的演示继续;重新开始请加 --fresh',
    en: 'Continuing the earlier demonstration; use --fresh to start over',
  },
  stopHint: { zh: '按 Ctrl-C 停止', en: 'Press Ctrl-C to stop' },
  stopping: {
    zh: '正在收尾,请稍候…(再按一次立即退出)',
    en: 'Finishing… (press again to quit at once)',
  },
  workerAbout: {
    zh: '启动分布式部署中的一个进程(crawler、classifier、story-builder、case-service、escalator、publisher、web)',
    en: 'run one process of a distributed office: crawler, classifier, story-builder, case-service, escalator, publisher, web',
  },
  workerRuns: { zh: '{name} 已启动', en: '{name} is running' },
  stopped: { zh: '已停止,数据已保存。', en: 'Stopped; everything is saved.' },
  crawling: { zh: '正在采集 {n} 个来源…', en: 'Visiting {n} sources…' },
  crawlProgress: {
    zh: '  已取 {pages} 页,得 {items} 条',
    en: '  {pages} pages fetched, {items} items found',
  },
  crawlDone: {
    zh: '来源 {sources} 个,网页 {pages} 页,条目 {items} 条,未变 {unchanged},被拒 {refused},失败 {failed}',
    en: '{sources} sources, {pages} pages, {items} items, {unchanged} unchanged, {refused} refused, {failed} failed',
  },
  crawledElsewhere: {
    zh: '另有 {n} 个来源由正在运行的采集进程负责',
    en: '{n} sources are left to a crawler that has their hosts for now',
  },
  leftToWorkers: {
    zh: '{n} 条已交给各工作进程处理',
    en: '{n} items handed to the workers of the office',
  },
  nothingDue: {
    zh: '没有到期的来源(启用的来源 {n} 个)。',
    en: 'No source is due ({n} sources are enabled).',
  },
  stock: {
    zh: '库存:条目 {items},话题 {stories},案件 {cases}',
    en: 'In store: {items} items, {stories} stories, {cases} cases',
  },
  configFine: {
    zh: '{file}:没有问题。单位 {office},制度 {profile},来源 {sources} 个(启用 {enabled} 个)。',
    en: '{file}: no problems. Office {office}, profile {profile}, {sources} sources ({enabled} enabled).',
  },
  noDeadLetters: { zh: '没有搁置的消息。', en: 'No message has been parked.' },
  item: { zh: '采集', en: 'item   ' },
  tags: { zh: '研判', en: 'tags   ' },
  noTags: { zh: '无收集重点', en: 'no priority' },
  story: { zh: '话题', en: 'story  ' },
  appearances: { zh: '{n} 处出现,热度 {heat}', en: '{n} appearances, heat {heat}' },
  case: { zh: '立案', en: 'case   ' },
  clock: { zh: '时限', en: 'clock  ' },
  clockStarted: { zh: '“{name}”起算,截止 {due}', en: '“{name}” counts, due {due}' },
  breach: { zh: '超时', en: 'breach ' },
  notice: { zh: '提醒', en: 'notice ' },
  auditAbout: { zh: '核对案件记录是否被改动', en: 'check that no record of a case was altered' },
  auditVerifyAbout: {
    zh: '核对每个案件的链和检查点签名(先停止服务)',
    en: 'check every chain and signed checkpoint (stop the office first)',
  },
  auditClocksAbout: {
    zh: '重放所有案件,核对提醒无遗漏、无重复',
    en: 'replay all cases: no reminder missed, none doubled',
  },
  auditKey: { zh: '上次记下的公钥指纹', en: 'fingerprint of the key, as noted last time' },
  auditCheckpoint: { zh: '上次记下的检查点', en: 'checkpoint, as noted last time' },
  auditProgress: {
    zh: '  已核验检查点 {checkpoints},案件 {cases},事件 {events}',
    en: '  {checkpoints} checkpoints, {cases} cases, {events} events checked',
  },
  auditFinding: { zh: '✗ {zh}', en: '✗ {en}' },
  auditMore: { zh: '… 另有 {n} 处', en: '… and {n} more' },
  auditCounts: {
    zh: '案件 {cases},事件 {events}(办理 {versions} 次),机关操作记录 {officeEvents},检查点 {checkpoints}',
    en: '{cases} cases, {events} events of {versions} commands, {officeEvents} changes of the office itself, {checkpoints} checkpoints',
  },
  auditToNote: {
    zh: '请抄录,下次核验时给出:--key {keyId} --checkpoint {checkpoint}',
    en: 'Note for the next time: --key {keyId} --checkpoint {checkpoint}',
  },
  auditSound: { zh: '未发现改动。', en: 'No tampering found.' },
  auditUnsound: { zh: '发现 {n} 处问题。', en: '{n} findings.' },
  clocksProgress: { zh: '  已重放案件 {cases}', en: '  {cases} cases replayed' },
  clocksFault: {
    zh: '✗ {caseId} {clockId} 第{step}级第{time}次({scheduled}):{fault}',
    en: '✗ {caseId} {clockId} step {step}, time {time} ({scheduled}): {fault}',
  },
  'clocks-missed': { zh: '到期未发', en: 'missed' },
  'clocks-doubled': { zh: '重复发出', en: 'doubled' },
  'clocks-after-stop': { zh: '时限已停仍发出', en: 'fired after its clock had ended' },
  'clocks-early': { zh: '提前发出', en: 'fired before its time' },
  clocksUnreadable: {
    zh: '✗ {caseId}:事件无法读取,请运行 huiying audit verify',
    en: '✗ {caseId}: the events cannot be read; run huiying audit verify',
  },
  clocksCounts: {
    zh: '案件 {cases},已发提醒 {fired},最迟晚 {lateMinutes} 分钟',
    en: '{cases} cases, {fired} steps fired, at most {lateMinutes} min late',
  },
  clocksSums: {
    zh: '漏发 = {missed},重复 = {doubled},停后 = {afterStop},提前 = {early}',
    en: 'missed = {missed}, doubled = {doubled}, after stop = {afterStop}, early = {early}',
  },
  importAbout: {
    zh: '导入合法取得的数据文件(CSV 或 JSON Lines),重复导入不会产生重复条目',
    en: 'import a file of lawfully obtained data (CSV or JSON Lines); importing twice changes nothing',
  },
  importSource: { zh: '类型为 table 的来源编号', en: 'id of a source of kind table' },
  badRow: { zh: '{file}:{line} 未导入:{reason}', en: '{file}:{line} not imported: {reason}' },
  imported: {
    zh: '{file}({charset}):新增 {taken} 条,已有 {repeated} 条,未导入 {bad} 行',
    en: '{file} ({charset}): {taken} new, {repeated} known already, {bad} rows not imported',
  },
  evidenceAbout: { zh: '证据库:核验、查看、清理', en: 'the evidence vault: verify, show, purge' },
  evidenceVerifyAbout: {
    zh: '重新计算全部证据的校验值,列出损坏或缺失的',
    en: 'hash all evidence again and name what is damaged or missing',
  },
  evidenceShowAbout: { zh: '显示一个条目的证据记录', en: 'print the evidence record of an item' },
  evidencePurgeAbout: {
    zh: '清理超过保存期限且未关联案件的条目和证据',
    en: 'remove items and evidence past their retention that no case points to',
  },
  evidenceDamaged: { zh: '损坏 {hash} {url}', en: 'damaged {hash} {url}' },
  evidenceMissing: { zh: '缺失 {hash} {url}', en: 'missing {hash} {url}' },
  evidenceVerified: {
    zh: '已核验证据 {checked} 份,有问题 {faults} 份',
    en: '{checked} pieces of evidence verified, {faults} with faults',
  },
  evidenceOf: { zh: '条目 {id}《{title}》', en: 'item {id}, “{title}”' },
  evidenceHash: { zh: '  SHA-256 {hash}({bytes} 字节)', en: '  SHA-256 {hash} ({bytes} bytes)' },
  evidenceFetch: {
    zh: '  {at} 取自 {url} → {finalUrl},状态 {status}',
    en: '  {at} fetched from {url} → {finalUrl}, status {status}',
  },
  evidenceScreenshot: {
    zh: '  {at} 截图(断网、停用脚本),SHA-256 {hash}',
    en: '  {at} screenshot (no network, no scripts), SHA-256 {hash}',
  },
  evidenceScreenshotOption: {
    zh: '将截图写入该文件;尚无截图的,先按留存的原件生成',
    en: 'write the screenshot to this file; taken from the stored bytes where there is none yet',
  },
  evidencePurged: {
    zh: '{before} 以前未关联案件的:条目 {items} 条、取证记录 {records} 条、原件 {blobs} 份({bytes} 字节)已清理',
    en: 'from before {before}, linked to no case: {items} items, {records} records, {blobs} originals ({bytes} bytes) removed',
  },
  sourceAbout: { zh: '来源:建议配置、试采', en: 'sources: suggest a configuration, try one' },
  suggestAbout: {
    zh: '读取一个列表页及其中两篇文章,给出可粘贴的来源配置',
    en: 'read a list page and two of its articles, print a source to paste',
  },
  suggestListed: {
    zh: '# 该列表可读出 {n} 篇文章;按上述配置读其中几篇:',
    en: '# the list names {n} articles; some of them as read by the above:',
  },
  tryAbout: {
    zh: '试采一个来源(可未启用),不保存任何内容',
    en: 'one look at a source, enabled or not; nothing is kept',
  },
  tried: {
    zh: '列表 {listed} 篇,取 {pages} 页,得 {items} 条,被拒 {refused},失败 {failed};未保存',
    en: '{listed} listed, {pages} pages, {items} items, {refused} refused, {failed} failed; nothing kept',
  },
  triedError: { zh: '入口未能读取:{reason}', en: 'the entry could not be read: {reason}' },
  triedNothing: {
    zh: '列表已读到,但其中没有文章链接;请用 links 选择器指明(见 docs/sources.md)',
    en: 'the list was read but names no articles; say with links where they stand (docs/sources.md)',
  },
  trialRow: {
    zh: '  {at}《{title}》 来源 {origin},{chars} 字',
    en: '  {at} “{title}” by {origin}, {chars} characters',
  },
  undated: { zh: '(无日期)', en: '(no date)' },
  severityUnknown: { zh: '等级待研判', en: 'severity to be judged' },
  modelVersion: { zh: '{version} 学自 {rows} 条', en: '{version} learned from {rows} rows' },
  modelInUse: {
    zh: '{version} 学自 {rows} 条(在用)',
    en: '{version} learned from {rows} rows (in use)',
  },
  modelScores: {
    zh: '宏平均 F1:开发集 {devBefore} → {devAfter},固定集 {goldenBefore} → {goldenAfter}',
    en: 'macro-F1: development {devBefore} → {devAfter}, golden {goldenBefore} → {goldenAfter}',
  },
  modelPromoted: { zh: '启用 {version}', en: '{version} is now in use' },
  modelBackward: {
    zh: '标签 {labels} 学反了:请核对语料和更正',
    en: 'learned backwards: {labels}; check the rows and the corrections',
  },
  modelKept: {
    zh: '{version} 不如在用的模型,已保存但未启用',
    en: '{version} does worse than the model in use: kept, not used',
  },
  correctionsWritten: { zh: '已导出 {n} 条更正', en: '{n} corrections written' },
} as const;

export type Word = keyof typeof words;

/** Says the word in the language, with its {places} filled in. */
export type Say = (word: Word, places?: Record<string, string | number>) => string;

export function openWords(language: Language): Say {
  return (word, places = {}) =>
    words[word][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      String(places[name] ?? whole),
    );
}
