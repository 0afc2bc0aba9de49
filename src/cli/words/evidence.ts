/** What the evidence vault says. */
export const evidenceWords = {
  evidenceAbout: { zh: '证据库：核验、查看、清理', en: 'the evidence vault: verify, show, purge' },
  evidenceVerifyAbout: {
    zh: '重新计算全部证据的校验值，列出损坏或缺失的',
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
    zh: '已核验证据 {checked} 份，有问题 {faults} 份',
    en: '{checked} pieces of evidence verified, {faults} with faults',
  },
  evidenceOf: { zh: '条目 {id}《{title}》', en: 'item {id}, “{title}”' },
  evidenceHash: { zh: '  SHA-256 {hash}({bytes} 字节)', en: '  SHA-256 {hash} ({bytes} bytes)' },
  evidenceFetch: {
    zh: '  {at} 取自 {url} → {finalUrl}，状态 {status}',
    en: '  {at} fetched from {url} → {finalUrl}, status {status}',
  },
  evidenceScreenshot: {
    zh: '  {at} 截图（断网、停用脚本），SHA-256 {hash}',
    en: '  {at} screenshot (no network, no scripts), SHA-256 {hash}',
  },
  evidenceScreenshotOption: {
    zh: '将截图写入该文件；尚无截图的，先按留存的原件生成',
    en: 'write the screenshot to this file; taken from the stored bytes where there is none yet',
  },
  evidencePurged: {
    zh: '{before} 以前未关联案件的：条目 {items} 条、取证记录 {records} 条、原件 {blobs} 份（{bytes} 字节）已清理',
    en: 'from before {before}, linked to no case: {items} items, {records} records, {blobs} originals ({bytes} bytes) removed',
  },
} as const;
