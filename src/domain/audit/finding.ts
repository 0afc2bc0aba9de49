/** What is wrong, in both languages; `{places}` are filled in from the finding. */
const texts = {
  'event-altered': {
    zh: '第{sequence}条事件与校验值不符：它被改动、插入、调换，或前一条被删除',
    en: 'event {sequence} does not match its hash: it was edited, inserted or swapped, or the one before it was deleted',
  },
  'event-unreadable': {
    zh: '第{sequence}条事件不是本程序写下的内容',
    en: 'event {sequence} is not as this program writes events',
  },
  'event-unknown': {
    zh: '第{sequence}条事件是本版本读不懂的：可能由更新的版本写下',
    en: 'event {sequence} is none that this version can read: a newer one may have written it',
  },
  'events-missing': {
    zh: '第{sequence}至{until}条事件缺失',
    en: 'events {sequence} to {until} are missing',
  },
  'event-out-of-place': {
    zh: '第{sequence}条事件的序号不应存在',
    en: 'event {sequence} has a number that no event can have',
  },
  'tail-cut': {
    zh: '第{sequence}至{until}条事件被截去',
    en: 'events {sequence} to {until} were cut off the end',
  },
  'head-altered': {
    zh: '链头或事件数被改动：事件止于第{sequence}条',
    en: 'the recorded head or count was changed: the events end at {sequence}',
  },
  restamped: {
    zh: '第{sequence}至{until}条事件在签名之后被改写并重新计算校验值',
    en: 'events {sequence} to {until} were rewritten with new hashes after they had been signed',
  },
  'signature-missing': {
    zh: '记录称前{sequence}条事件已签名，检查点文件中只有前{until}条',
    en: 'events up to {sequence} are recorded as signed, the checkpoints hold only up to {until}',
  },
  'never-chained': {
    zh: '事件没有校验值：若刚升级，请先启动一次程序',
    en: 'the events have no hashes: after an upgrade, start the program once',
  },
  'history-invalid': {
    zh: '事件不能依次重放',
    en: 'the events cannot be replayed',
  },
  'versions-broken': {
    zh: '第{sequence}条事件的版本号不连续',
    en: 'event {sequence} breaks the sequence of versions',
  },
  'document-altered': {
    zh: '案件内容与其事件不符：{fields}',
    en: 'the case is not what its events say: {fields}',
  },
  'case-deleted': {
    zh: '案件被删除（已签名事件{until}条）',
    en: 'the case was deleted ({until} of its events were signed)',
  },
  'store-rolled-back': {
    zh: '数据库被整体退回：其记录止于检查点{sequence}，检查点文件已到{until}',
    en: 'the whole store was rolled back: it knows checkpoints up to {sequence}, the file goes on to {until}',
  },
  'fewer-than-signed': {
    zh: '现有案件或事件少于检查点{sequence}签名时的数目',
    en: 'there are fewer cases or events than checkpoint {sequence} has signed',
  },
  'checkpoint-unreadable': {
    zh: '检查点文件第{sequence}行不是检查点',
    en: 'line {sequence} of the checkpoint file is no checkpoint',
  },
  'checkpoint-forged': {
    zh: '检查点{sequence}被改动或伪造：签名无效',
    en: 'checkpoint {sequence} was edited or forged: its signature is not valid',
  },
  'checkpoints-missing': {
    zh: '检查点{sequence}至{until}缺失',
    en: 'checkpoints {sequence} to {until} are missing',
  },
  'checkpoint-out-of-place': {
    zh: '检查点{sequence}不接在前一个检查点之后',
    en: 'checkpoint {sequence} does not follow the one before it',
  },
  'checkpoint-unknown': {
    zh: '已知的检查点{sequence}不在文件中，或内容不同',
    en: 'the known checkpoint {sequence} is not in the file, or is another',
  },
  'key-replaced': {
    zh: '签名密钥不是预期的那一把',
    en: 'the signing key is not the one expected',
  },
} as const;

/** What an audit can find. */
export type FindingKind = keyof typeof texts;

/** One thing that is wrong, and where; it carries no content of the case. */
export interface Finding {
  kind: FindingKind;
  caseId?: string;
  /** Absent where the case's document is gone or unreadable. */
  caseNumber?: string;
  /** Of an event or a checkpoint. */
  sequence?: number;
  /** The last of several. */
  until?: number;
  /** Fields of the case. */
  fields?: readonly string[];
}

/** The finding as a sentence that begins with the case's number, in Chinese and in English. */
export function inWords(finding: Finding): { zh: string; en: string } {
  const { kind, caseId, caseNumber, sequence, until, fields } = finding;
  const places: Record<string, string | number | undefined> = {
    sequence,
    until,
    fields: fields?.join(', '),
  };
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
  const subject = caseNumber ?? caseId;
  const { zh, en } = texts[kind];
  return subject === undefined
    ? { zh: fill(zh), en: fill(en) }
    : { zh: `${subject}：${fill(zh)}`, en: `${subject}: ${fill(en)}` };
}
