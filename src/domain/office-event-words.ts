import type { OfficeEvent, OfficeEventKind, UnreadableEvent } from './office-event.ts';
import { shanghaiMinute } from './time.ts';

interface Words {
  zh: string;
  en: string;
}

/** What was done, in both languages. */
export const officeEventWords: Record<OfficeEventKind | UnreadableEvent['kind'], Words> = {
  'account-added': { zh: '新增账号', en: 'Account added' },
  'account-changed': { zh: '变更职责', en: 'Duties changed' },
  'account-disabled': { zh: '停用账号', en: 'Account disabled' },
  'account-enabled': { zh: '启用账号', en: 'Account enabled' },
  'password-reset': { zh: '重设密码', en: 'Password reset' },
  'profile-changed': { zh: '施行方案规则', en: 'Rules of the profile applied' },
  'source-paused': { zh: '暂停来源', en: 'Source paused' },
  'source-resumed': { zh: '恢复来源', en: 'Source resumed' },
  'table-imported': { zh: '导入数据表', en: 'Table imported' },
  'watch-opened': { zh: '设立专项', en: 'Special watch opened' },
  'watch-extended': { zh: '延长专项', en: 'Special watch extended' },
  'watch-closed': { zh: '结束专项', en: 'Special watch ended' },
  'policy-registered': { zh: '登记政策', en: 'Policy registered' },
  'policy-risk-assessed': { zh: '评估政策风险', en: 'Risk of the policy assessed' },
  'policy-response-planned': { zh: '制定处置预案', en: 'Response to the policy planned' },
  'policy-interpretation-prepared': {
    zh: '准备政策解读',
    en: 'Interpretation of the policy prepared',
  },
  'policy-issued': { zh: '印发政策', en: 'Policy issued' },
  'policy-interpreted-again': { zh: '再次解读政策', en: 'Policy interpreted again' },
  'policy-words-amended': { zh: '修改政策识别词', en: 'Words of the policy amended' },
  'tags-corrected': { zh: '更正信息标签', en: 'Tags of an item corrected' },
  'story-merged': { zh: '合并事件', en: 'Story merged' },
  'story-split': { zh: '拆分事件', en: 'Story split' },
  'page-address-named': { zh: '指明发布网址', en: 'Address of a publication named' },
  unreadable: {
    zh: '本版本读不懂此条：可能由更新的版本写下',
    en: 'This version cannot read the line: a newer one may have written it',
  },
};

/** The facts of the office's audit by their names; a rule that was changed is called by its own. */
export const officeFactWords: Readonly<Record<string, Words>> = {
  name: { zh: '姓名', en: 'Name' },
  roles: { zh: '角色', en: 'Roles' },
  department: { zh: '部门', en: 'Department' },
  isDisabled: { zh: '停用', en: 'Disabled' },
  version: { zh: '版本', en: 'Version' },
  effectiveFrom: { zh: '施行日期', en: 'In force from' },
  defaultDepartment: { zh: '默认部门', en: 'Default department' },
  reason: { zh: '理由', en: 'Reason' },
  watchKind: { zh: '类别', en: 'Kind' },
  topic: { zh: '专题表达式', en: 'Expression' },
  from: { zh: '开始', en: 'From' },
  until: { zh: '结束', en: 'Until' },
  priorities: { zh: '收集重点', en: 'Priorities' },
  feedsCase: { zh: '归入案件', en: 'Feeds the case' },
  policy: { zh: '政策', en: 'Policy' },
  isSensitive: { zh: '重大敏感', en: 'Sensitive' },
  plannedFor: { zh: '拟印发日期', en: 'Planned for' },
  aliases: { zh: '别称', en: 'Other names' },
  entities: { zh: '对象词', en: 'What it is about' },
  measures: { zh: '措施词', en: 'What it does' },
  number: { zh: '文号', en: 'Document number' },
  risk: { zh: '风险评估', en: 'Risk assessment' },
  plan: { zh: '处置预案', en: 'Response plan' },
  interpretation: { zh: '解读方案', en: 'Interpretation' },
  issued: { zh: '印发', en: 'Issued' },
  furtherInterpretation: { zh: '后续解读', en: 'Further interpretation' },
  verdicts: { zh: '判定', en: 'Verdicts' },
  into: { zh: '归入事件', en: 'Into the story' },
  items: { zh: '条数', en: 'Items' },
  taken: { zh: '新收', en: 'Taken' },
  repeated: { zh: '已有', en: 'Known already' },
  bad: { zh: '有误', en: 'Bad rows' },
  url: { zh: '网址', en: 'Address' },
};

/** The event as one line that begins with its time, in Chinese and in English; no character in it moves the cursor. */
export function officeEventInWords(event: OfficeEvent | UnreadableEvent): Words {
  return { zh: lineOf(event, 'zh'), en: lineOf(event, 'en') };
}

function lineOf(event: OfficeEvent | UnreadableEvent, language: keyof Words): string {
  const what = officeEventWords[event.kind][language];
  if (event.kind === 'unreadable') return printable(`${event.id}${colons[language]}${what}`);
  const { at, by, subject, subjectName } = event;
  const whose = subjectName === undefined ? subject : `${subjectName} (${subject})`;
  const facts = factsOf(event, language);
  const told = `${shanghaiMinute(at)}  ${by.name}  ${what}  ${whose}`;
  return printable(facts === '' ? told : `${told}  ${facts}`);
}

const colons: Words = { zh: '：', en: ': ' };

/** `结束：2026-11-27 08:00 → 2026-11-28 08:00 | 理由：会期延长`. */
function factsOf({ before = {}, after = {} }: OfficeEvent, language: keyof Words): string {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const told = [...names].map((name) => {
    const [was, is] = [before[name], after[name]];
    const value = was === undefined ? is : `${was} → ${is ?? '—'}`;
    return `${officeFactWords[name]?.[language] ?? name}${colons[language]}${value}`;
  });
  return told.join(' | ');
}

function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
