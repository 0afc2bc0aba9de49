import type { BoardMessage } from '../../domain/item.ts';
import type { Instant } from '../../domain/time.ts';
import type { Block } from './blocks.ts';
import { present } from './present.ts';
import { fullDate } from './publication-time.ts';

/** What a label on a message board's page announces. */
type Part = 'subject' | 'question' | 'reply' | 'unit' | 'askedAt' | 'repliedAt' | 'other';

const kindOfLetter =
  '(?:来信|信件|留言|问题|咨询|投诉|诉求|提问|写信|求助|建议|反映|网民留言|网友留言)';
const kindOfReply = '(?:回复|答复|办理|处理|反馈|官方回复|部门回复|办结)';
const nameOfQuestion = `${kindOfLetter}(?:内容|描述|正文|详情)`;
const labels: readonly (readonly [Part, string])[] = [
  ['askedAt', `${kindOfLetter}(?:时间|日期)|提交(?:时间|日期)`],
  ['repliedAt', `${kindOfReply}(?:时间|日期)`],
  ['unit', `(?:${kindOfReply}|承办|受理|处置)(?:单位|部门|机构|机关|者)`],
  ['reply', `${kindOfReply}(?:内容|结果|意见|情况|详情)|官方回复|部门回复`],
  ['question', nameOfQuestion],
  ['subject', `${kindOfLetter}?(?:标题|主题)`],
  [
    'other',
    `${kindOfLetter}(?:人|者|编号|类型|类别|分类|状态|对象|目的|领域|地区)|(?:查询|信件)(?:码|编码)|(?:处理|办理|办件|公开)(?:状态|方式)|是否公开|满意度|(?:我要)?评价|姓名|网友|浏览(?:次数|量)`,
  ],
];
const questionLabel = new RegExp(nameOfQuestion);
const anyLabel = labels.map(([, words]) => words).join('|');
const labelled = new RegExp(`^[\\s【[]*(?:(${anyLabel}))\\s*(?:[】\\]]\\s*[:：]?|[:：]|$)\\s*`);
const nextLabel = new RegExp(`\\s+(?=(?:${anyLabel})\\s*[:：])`);
const parts = labels.map(([part, words]) => [part, new RegExp(`^(?:${words})$`)] as const);
/** 青川市水务局回复：… */
const unitReplies =
  /^[\s【[]*([\p{Script=Han}（）()]{2,30}(?:局|厅|委|办|镇|乡|街道|中心|政府|公司|委员会|办公室|办事处|处|院|队|所))[】\]]?\s*(?:回复|答复)\s*[:：]\s*/u;
/** 石桥镇水务所 2026-11-20 09:30, where a reply begins. */
const unitAndTime =
  /^([\p{Script=Han}（）()]{2,30}(?:局|厅|委|办|镇|乡|街道|中心|政府|公司|委员会|办公室|办事处|处|院|队|所))\s{1,3}((?:19|20)\d\d\D.{4,20})$/u;
const ending =
  /^(?:上一[条篇]|下一[条篇]|相关|返回|打印|关闭|分享|网站声明|版权|主办|扫一扫|您(?:是否|对)|【?(?:打印|关闭))/;

interface Reply {
  lines: string[];
  unit?: string;
  at?: Instant;
}

interface Draft {
  question: string[];
  askedAt?: Instant;
  replies: Reply[];
  /** Unit and time stand above the reply on some boards, below it on others: what waits for the next one. */
  next: Reply;
}

/**
 * The question and the replies of a government message board's page (领导信箱, 网上问政), read by their labels;
 * `undefined` unless a question and a reply, its unit or its time are labelled. Names of askers are passed over.
 */
export function boardMessage(blocks: readonly Block[], now: Instant): BoardMessage | undefined {
  if (!blocks.some(({ text }) => questionLabel.test(text))) return undefined;
  const draft: Draft = { question: [], replies: [], next: { lines: [] } };
  let part: Part = 'other';
  for (const line of blocks.flatMap(linesOf)) {
    const found = partOf(line);
    if (found) part = found.part;
    else if (ending.test(line)) part = 'other';
    if (found?.unit !== undefined) draft.next.unit = found.unit;
    if (found?.part === 'reply') beginReply(draft);
    const value = found ? found.value : line;
    if (value !== '') part = take(draft, part, value, now);
  }
  const { question, askedAt } = draft;
  const replies = draft.replies.filter(({ lines }) => lines.length > 0);
  if (question.length === 0 || (replies.length === 0 && askedAt === undefined)) return undefined;
  return {
    question: question.join('\n'),
    ...present({ askedAt }),
    replies: replies.map(({ lines, ...by }) => ({ text: lines.join('\n'), ...by })),
  };
}

/** What a letter is about, as its page labels it (信件标题：…); `undefined` where no label says so. */
export function boardSubject(blocks: readonly Block[]): string | undefined {
  let isNext = false;
  for (const line of blocks.flatMap(linesOf)) {
    const found = partOf(line);
    if (isNext && !found && line !== '') return line.slice(0, longestSubject);
    if (found?.part === 'subject' && found.value !== '')
      return found.value.slice(0, longestSubject);
    isNext = found?.part === 'subject' || (isNext && line === '');
  }
  return undefined;
}

function beginReply(draft: Draft): void {
  // a heading and then a label: one reply
  if (draft.replies.at(-1)?.lines.length === 0) draft.replies.pop();
  draft.replies.push(draft.next);
  draft.next = { lines: [] };
}

function linesOf({ text }: Block): string[] {
  return text
    .split('\n')
    .flatMap((line) => (line.length < 300 ? line.split(nextLabel) : [line]))
    .map((line) => line.trim());
}

function partOf(line: string): { part: Part; value: string; unit?: string } | undefined {
  const label = labelled.exec(line);
  const name = label?.[1] ?? '';
  const part = parts.find(([, pattern]) => name !== '' && pattern.test(name))?.[0];
  if (label && part !== undefined) return { part, value: line.slice(label[0].length).trim() };
  const replying = unitReplies.exec(line);
  if (!replying?.[1]) return undefined;
  return { part: 'reply', value: line.slice(replying[0].length).trim(), unit: replying[1] };
}

/** Puts a line where it belongs; returns what the following lines without a label belong to. */
function take(draft: Draft, part: Part, value: string, now: Instant): Part {
  const { question, replies, next } = draft;
  const reply = replies.at(-1);
  const at = part === 'askedAt' || part === 'repliedAt' ? fullDate(value, now)?.at : undefined;
  switch (part) {
    case 'question':
      question.push(value);
      return part;
    case 'reply':
      if (reply && !isHeading(reply, value, now)) reply.lines.push(value);
      return part;
    case 'unit':
      if (value.length <= longestUnit) (reply && !reply.unit ? reply : next).unit = value;
      return 'other';
    case 'askedAt':
      if (at !== undefined) draft.askedAt ??= at;
      return 'other';
    case 'repliedAt':
      if (at !== undefined) (reply && !reply.at ? reply : next).at = at;
      return 'other';
    case 'subject':
      return 'other';
    case 'other':
      return part;
  }
}

const longestUnit = 40;
const longestSubject = 200;

/** Takes the line for the unit and the time of a reply that it opens, where it says just these. */
function isHeading(reply: Reply, line: string, now: Instant): boolean {
  const [, unit, time = ''] = (reply.lines.length === 0 && unitAndTime.exec(line)) || [];
  if (unit === undefined) return false;
  const at = fullDate(time, now)?.at;
  reply.unit ??= unit;
  if (at !== undefined) reply.at ??= at;
  return true;
}
