/** What proving the records says. */
export const auditWords = {
  auditAbout: { zh: '核对案件记录是否被改动', en: 'check that no record of a case was altered' },
  auditVerifyAbout: {
    zh: '核对每个案件的链和检查点签名（先停止服务）',
    en: 'check every chain and signed checkpoint (stop the office first)',
  },
  auditClocksAbout: {
    zh: '重放所有案件，核对提醒无遗漏、无重复',
    en: 'replay all cases: no reminder missed, none doubled',
  },
  auditOfficeAbout: {
    zh: '列出机关操作记录：何人何时作了什么决定',
    en: 'list what was done to the office itself: who decided what, when',
  },
  auditLines: { zh: '最近多少条', en: 'how many of the latest' },
  auditOfficeLine: { zh: '{zh}', en: '{en}' },
  auditOfficeNone: { zh: '还没有机关操作记录。', en: 'Nothing was done to the office itself yet.' },
  auditKey: { zh: '上次记下的公钥指纹', en: 'fingerprint of the key, as noted last time' },
  auditCheckpoint: { zh: '上次记下的检查点', en: 'checkpoint, as noted last time' },
  auditProgress: {
    zh: '  已核验检查点 {checkpoints}，案件 {cases}，事件 {events}',
    en: '  {checkpoints} checkpoints, {cases} cases, {events} events checked',
  },
  auditFinding: { zh: '✗ {zh}', en: '✗ {en}' },
  auditMore: { zh: '… 另有 {n} 处', en: '… and {n} more' },
  auditCounts: {
    zh: '案件 {cases}，事件 {events}(办理 {versions} 次),机关操作记录 {officeEvents}，检查点 {checkpoints}',
    en: '{cases} cases, {events} events of {versions} commands, {officeEvents} changes of the office itself, {checkpoints} checkpoints',
  },
  auditToNote: {
    zh: '请抄录，下次核验时给出:--key {keyId} --checkpoint {checkpoint}',
    en: 'Note for the next time: --key {keyId} --checkpoint {checkpoint}',
  },
  auditSound: { zh: '未发现改动。', en: 'No tampering found.' },
  auditUnsound: { zh: '发现 {n} 处问题。', en: '{n} findings.' },
  clocksProgress: { zh: '  已重放案件 {cases}', en: '  {cases} cases replayed' },
  clocksFault: {
    zh: '✗ {caseId} {clockId} 第{step}级第{time}次（{scheduled}）:{fault}',
    en: '✗ {caseId} {clockId} step {step}, time {time} ({scheduled}): {fault}',
  },
  'clocks-missed': { zh: '到期未发', en: 'missed' },
  'clocks-doubled': { zh: '重复发出', en: 'doubled' },
  'clocks-after-stop': { zh: '时限已停仍发出', en: 'fired after its clock had ended' },
  'clocks-early': { zh: '提前发出', en: 'fired before its time' },
  clocksUnreadable: {
    zh: '✗ {caseId}：事件无法读取，请运行 huiying audit verify',
    en: '✗ {caseId}: the events cannot be read; run huiying audit verify',
  },
  clocksCounts: {
    zh: '案件 {cases}，已发提醒 {fired}，最迟晚 {lateMinutes} 分钟',
    en: '{cases} cases, {fired} steps fired, at most {lateMinutes} min late',
  },
  clocksSums: {
    zh: '漏发 = {missed}，重复 = {doubled}，停后 = {afterStop}，提前 = {early}',
    en: 'missed = {missed}, doubled = {doubled}, after stop = {afterStop}, early = {early}',
  },
} as const;
