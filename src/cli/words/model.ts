/** What the office’s own model says. */
export const modelWords = {
  modelAbout: {
    zh: '单位自己的模型：更正、重训、版本',
    en: 'the office’s own model: corrections, retraining, versions',
  },
  modelCorrectionsAbout: { zh: '导出研判员的更正', en: 'export what analysts corrected' },
  modelRetrainAbout: {
    zh: '加入更正重训，不退步才启用',
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
  modelVersion: { zh: '{version} 学自 {rows} 条', en: '{version} learned from {rows} rows' },
  modelInUse: {
    zh: '{version} 学自 {rows} 条（在用）',
    en: '{version} learned from {rows} rows (in use)',
  },
  modelScores: {
    zh: '宏平均 F1：开发集 {devBefore} → {devAfter}，固定集 {goldenBefore} → {goldenAfter}',
    en: 'macro-F1: development {devBefore} → {devAfter}, golden {goldenBefore} → {goldenAfter}',
  },
  modelPromoted: { zh: '启用 {version}', en: '{version} is now in use' },
  modelBackward: {
    zh: '标签 {labels} 学反了：请核对语料和更正',
    en: 'learned backwards: {labels}; check the rows and the corrections',
  },
  modelKept: {
    zh: '{version} 不如在用的 {current}，已保存但未启用；在用的仍是 {current}',
    en: '{version} does worse than {current}: kept, not used; {current} stays in use',
  },
  modelUnused: { zh: '{version} 已保存但未启用', en: '{version} is kept, not used' },
  modelNone: { zh: '{folder} 中没有模型版本', en: '{folder} has no version of a model' },
  correctionsWritten: { zh: '已导出 {n} 条更正', en: '{n} corrections written' },
} as const;
