import { sourceTiers, type SourceTier } from '../../domain/source.ts';
import { fault, tokensOf, type Token } from './tokens.ts';
import type { Scope, Topic, TopicFault } from './topic.ts';

export type ParsedTopic = { kind: 'topic'; topic: Topic } | { kind: 'bad'; fault: TopicFault };

const maxChars = 4000;
const maxDepth = 30;
const maxWords = 200;

const tierNames: Record<string, SourceTier> = {
  官方: 'official',
  中央媒体: 'central-media',
  地方媒体: 'local-media',
  门户: 'portal',
  社交: 'social',
  论坛: 'forum',
};

/**
 * Reads a topic expression, e.g. `(文化节 或 "非遗展演") 且 (停电 NEAR/10 主会场) 非 title:招聘`. NOT binds
 * tightest after NEAR, then AND (also unwritten, between neighbours), then OR. Time grows with its length.
 */
export function parseTopic(expression: string): ParsedTopic {
  const bad = (one: TopicFault): ParsedTopic => ({ kind: 'bad', fault: one });
  if (expression.length > maxChars)
    return bad(
      fault({ at: maxChars, length: 1 }, `表达式有${expression.length}个字，最多${maxChars}个字`),
    );
  const tokens = tokensOf(expression);
  if ('message' in tokens) return bad(tokens);
  const words = tokens.filter(({ kind }) => kind === 'word');
  const excess = words[maxWords];
  if (excess !== undefined)
    return bad(fault(excess, `表达式有${words.length}个词，最多${maxWords}个词`));
  const reader = openReader(tokens, expression.length);
  const topic = readOr(reader, { scope: 'anywhere', depth: 0 });
  if ('message' in topic) return bad(topic);
  const rest = reader.peek();
  if (rest !== undefined) return bad(fault(rest, '多了一个右括号，前面没有左括号'));
  return isGrounded(topic)
    ? { kind: 'topic', topic }
    : bad(
        fault(
          tokens.find(({ kind }) => kind === 'not') ?? { at: 0, length: 0 },
          '不能只有排除条件，应再写明要查找什么，如“文化节 非 招聘”',
        ),
      );
}

/** What is wrong with an expression, in a sentence with its place; `undefined` when it can be read. */
export function topicFault(expression: string): string | undefined {
  const parsed = parseTopic(expression);
  return parsed.kind === 'bad' ? parsed.fault.message : undefined;
}

interface Reader {
  peek(): Token | undefined;
  take(): Token | undefined;
  /** The place after the last token, for what is missing at the end. */
  end: { at: number; length: number };
}
interface Within {
  scope: Scope;
  depth: number;
}
type Read = Topic | TopicFault;

function openReader(tokens: readonly Token[], length: number): Reader {
  let next = 0;
  return {
    peek: () => tokens[next],
    take: () => tokens[next++],
    end: { at: length, length: 0 },
  };
}

function readOr(reader: Reader, within: Within): Read {
  const any: Topic[] = [];
  do {
    if (any.length > 0) reader.take();
    const one = readAnd(reader, within);
    if ('message' in one) return one;
    any.push(one);
  } while (reader.peek()?.kind === 'or');
  return joined('or', any);
}

function readAnd(reader: Reader, within: Within): Read {
  const all: Topic[] = [];
  for (;;) {
    const one = readNot(reader, within);
    if ('message' in one) return one;
    all.push(one);
    const kind = reader.peek()?.kind;
    if (kind === undefined || kind === 'or' || kind === 'close') return joined('and', all);
    if (kind === 'and') reader.take();
  }
}

function readNot(reader: Reader, within: Within): Read {
  if (reader.peek()?.kind !== 'not') return readNear(reader, within);
  reader.take();
  if (within.depth >= maxDepth) return tooDeep(reader);
  const topic = readNot(reader, { ...within, depth: within.depth + 1 });
  return 'message' in topic ? topic : { kind: 'not', topic };
}

/** `a NEAR/5 b NEAR/5 c`: each near its neighbour. */
function readNear(reader: Reader, within: Within): Read {
  let left = readOne(reader, within);
  const pairs: Topic[] = [];
  for (;;) {
    if ('message' in left) return left;
    const token = reader.peek();
    if (token?.kind !== 'near') return pairs.length > 0 ? joined('and', pairs) : left;
    reader.take();
    const right = readOne(reader, within);
    if ('message' in right) return right;
    const sides = { left: wordsOf(left), right: wordsOf(right) };
    const scope = scopeOf(left);
    if (sides.left === undefined || sides.right === undefined || scope !== scopeOf(right))
      return fault(token, '相近的两边应为同一范围内的词，或括号内以“或”相连的几个词');
    const { distance } = token;
    pairs.push({ kind: 'near', left: sides.left, right: sides.right, distance, scope });
    left = right;
  }
}

function readOne(reader: Reader, within: Within): Read {
  const token = reader.take();
  switch (token?.kind) {
    case 'word':
      return { kind: 'word', word: token.word, scope: within.scope };
    case 'open':
      return readBracket(reader, token, within);
    case 'field':
      return readField(reader, token, within);
    case undefined:
      return fault(reader.end, '表达式到此中断，应接一个词、引号内的词句或左括号');
    case 'and':
    case 'or':
    case 'not':
    case 'near':
    case 'close':
      return fault(token, '此处应为一个词、引号内的词句或左括号；要查找这个字本身请加引号');
  }
}

function readBracket(reader: Reader, open: Token, within: Within): Read {
  if (within.depth >= maxDepth) return tooDeep(reader, open);
  const inner = readOr(reader, { ...within, depth: within.depth + 1 });
  if ('message' in inner) return inner;
  return reader.take()?.kind === 'close' ? inner : fault(open, '左括号没有闭合，应补一个右括号');
}

function readField(reader: Reader, token: Extract<Token, { kind: 'field' }>, within: Within): Read {
  const next = reader.peek();
  if (token.field === 'title' || token.field === 'text') {
    if (within.scope !== 'anywhere')
      return fault(token, '范围之内不能再套范围，请分开写，如“title:停电 text:抢修”');
    if (next?.kind !== 'word' && next?.kind !== 'open')
      return fault(next ?? reader.end, '范围之后应紧接一个词、引号内的词句或左括号');
    return readOne(reader, { ...within, scope: token.field });
  }
  if (next?.kind !== 'word')
    return fault(next ?? reader.end, '地区、来源层级之后应紧接一个名称，如region:山西省');
  reader.take();
  if (token.field === 'region') return { kind: 'region', name: next.word };
  const tier = sourceTiers.find((known) => known === next.word) ?? tierNames[next.word];
  const known = [...Object.keys(tierNames), ...sourceTiers].join('、');
  return tier === undefined
    ? fault(next, `没有“${next.word}”这个来源层级，应为${known}之一`)
    : { kind: 'tier', tier };
}

function tooDeep({ end }: Reader, token?: Token): TopicFault {
  return fault(token ?? end, `括号和“非”套了${maxDepth}层以上，请拆成几个专题`);
}

function joined(kind: 'and' | 'or', topics: readonly Topic[]): Topic {
  const [only] = topics;
  if (only !== undefined && topics.length === 1) return only;
  return kind === 'and' ? { kind, all: topics } : { kind, any: topics };
}

/** The words of one side of NEAR: one, or several joined by OR in one scope. */
function wordsOf(topic: Topic): readonly string[] | undefined {
  if (topic.kind === 'word') return [topic.word];
  if (topic.kind !== 'or') return undefined;
  const scope = scopeOf(topic);
  const words = topic.any.flatMap((one) =>
    one.kind === 'word' && one.scope === scope ? [one.word] : [],
  );
  return words.length === topic.any.length ? words : undefined;
}

function scopeOf(topic: Topic): Scope {
  if (topic.kind === 'word') return topic.scope;
  const [first] = topic.kind === 'or' ? topic.any : [];
  return first?.kind === 'word' ? first.scope : 'anywhere';
}

/** Whether whatever matches it has something that was asked for. */
function isGrounded(topic: Topic): boolean {
  switch (topic.kind) {
    case 'not':
      return false;
    case 'and':
      return topic.all.some(isGrounded);
    case 'or':
      return topic.any.every(isGrounded);
    case 'word':
    case 'near':
    case 'region':
    case 'tier':
      return true;
  }
}
