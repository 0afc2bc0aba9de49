/** What moving an office says. */
export const moveWords = {
  migrateAbout: {
    zh: '把已停止的单位从一种部署搬到另一种（单机与集群互搬），逐项核对',
    en: 'move an office that is stopped from one deployment to another, and verify everything',
  },
  migrateFrom: { zh: '原部署的配置文件', en: 'configuration of the old place' },
  migrateTo: { zh: '新部署的配置文件', en: 'configuration of the new place' },
  migrateDryRun: { zh: '只清点，不写入', en: 'only count, write nothing' },
  moveKind: { zh: '待搬 {kind}:{count}', en: 'to move: {kind} {count}' },
  moveInFlight: {
    zh: '流程中尚未处理的消息：{inFlight}(每个环节分别计)',
    en: 'messages in flight: {inFlight}, counted for each stage that has yet to read them',
  },
  moveProgress: { zh: '{kind} {done}/{of}', en: '{kind} {done}/{of}' },
  moveDiffers: {
    zh: '不一致 {kind}：原 {from}，新 {to}',
    en: 'not the same: {kind}, old {from}, new {to}',
  },
  moveDamaged: {
    zh: '新部署中有 {n} 件证据损坏',
    en: '{n} pieces of evidence damaged in the new place',
  },
  moveFindings: {
    zh: '新部署的审计多出 {n} 项发现',
    en: '{n} audit findings in the new place that the old one does not have',
  },
  moveAudit: {
    zh: '两边审计链已核对：案件 {cases}，事件 {events}，检查点 {checkpoints}',
    en: 'audit chains checked on both sides: {cases} cases, {events} events, {checkpoints} checkpoints',
  },
  moveUnsound: {
    zh: '副本与原件不一致，未移交流程中的消息；原部署可照常启动',
    en: 'the copy is not the same; nothing was handed over, and the old office may be started again',
  },
  moveDone: {
    zh: '搬迁完成并核对一致；已移交流程中的消息 {handedOver} 条。请只启动新部署，原部署留作备份',
    en: 'moved and verified; {handedOver} messages in flight handed over. Start the new office only and keep the old one as a backup',
  },
} as const;
