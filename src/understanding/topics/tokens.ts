import type { TopicFault } from './topic.ts';

type Field = 'title' | 'text' | 'region' | 'tier';

interface Place {
  at: number;
  length: number;
}

/** A piece of an expression with its place in it. */
export type Token = Place &
  (
    | { kind: 'word'; word: string }
    | { kind: 'field'; field: Field }
    | { kind: 'near'; distance: number }
    | { kind: 'and' | 'or' | 'not' | 'open' | 'close' }
  );

const fields: Record<string, Field> = {
  title: 'title',
  text: 'text',
  region: 'region',
  tier: 'tier',
  标题: 'title',
  正文: 'text',
  地区: 'region',
  来源层级: 'tier',
};
const operators: Record<string, 'and' | 'or' | 'not'> = {
  AND: 'and',
  且: 'and',
  并且: 'and',
  OR: 'or',
  或: 'or',
  或者: 'or',
  NOT: 'not',
  非: 'not',
  不含: 'not',
};
const closingQuotes: Record<string, string> = { '"': '"', '“': '”', '「': '」' };
const maxDistance = 200;
const maxWordChars = 100;

/** The sentence for a fault at a place of the expression. */
export function fault({ at, length }: Place, message: string): TopicFault {
  return { at, length, message: `第${at + 1}个字：${message}` };
}

/**
 * Cuts an expression into its pieces. Operators stand by themselves between spaces or brackets; full-width
 * brackets, colons and Chinese quotes count as plain ones.
 */
export function tokensOf(expression: string): Token[] | TopicFault {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    const token = tokenAt(expression, at);
    if (token === undefined) at += 1;
    else if ('message' in token) return token;
    else {
      tokens.push(token);
      at = token.at + token.length;
    }
  }
  return tokens;
}

function tokenAt(expression: string, at: number): Token | TopicFault | undefined {
  const char = expression.charAt(at);
  if (isSpace(char)) return undefined;
  if (char === '(' || char === '\uff08') return { kind: 'open', at, length: 1 };
  if (char === ')' || char === '\uff09') return { kind: 'close', at, length: 1 };
  const closing = closingQuotes[char];
  if (closing !== undefined) return phraseAt(expression, at, closing);
  if (char === '”' || char === '」')
    return fault({ at, length: 1 }, `多了一个右引号“${char}”，前面没有左引号`);
  return bareAt(expression, at);
}

function phraseAt(expression: string, at: number, closing: string): Token | TopicFault {
  const end = expression.indexOf(closing, at + 1);
  if (end === -1) return fault({ at, length: 1 }, `引号没有闭合，应以“${closing}”结束`);
  const word = expression.slice(at + 1, end);
  return wordToken(word, { at, length: end + 1 - at });
}

/** An operator, a field or a word, up to the next space, bracket or quote. */
function bareAt(expression: string, at: number): Token | TopicFault {
  let end = at + 1;
  while (end < expression.length && !endsBare(expression.charAt(end))) end += 1;
  const bare = expression.slice(at, end);
  const place = { at, length: end - at };
  const operator = operators[bare.toUpperCase()];
  if (operator !== undefined) return { kind: operator, ...place };
  const near = /^(?:near|近)(?:\/(.*))?$/i.exec(bare);
  if (near) return nearToken(near[1] ?? '', place);
  const colon = bare.search(/[:\uff1a]/);
  if (colon === -1) return wordToken(bare, place);
  const name = bare.slice(0, colon);
  const field = fields[name.toLowerCase()];
  if (field !== undefined) return { kind: 'field', field, at, length: colon + 1 };
  const known = Object.keys(fields).join('、');
  return fault(
    { at, length: Math.max(1, colon) },
    `没有“${name}”这个范围，应为${known}之一；要查找带冒号的词请加引号`,
  );
}

function nearToken(digits: string, place: Place): Token | TopicFault {
  const distance = /^\d{1,4}$/.test(digits) ? Number(digits) : 0;
  return distance >= 1 && distance <= maxDistance
    ? { kind: 'near', distance, ...place }
    : fault(place, `相近须写明字数，应为NEAR/1至NEAR/${maxDistance}，如NEAR/10`);
}

function wordToken(word: string, place: Place): Token | TopicFault {
  const trimmed = word.trim();
  if (trimmed === '') return fault(place, '引号内是空的，应写入要查找的词句');
  return trimmed.length > maxWordChars
    ? fault(place, `词句有${trimmed.length}个字，最多${maxWordChars}个字`)
    : { kind: 'word', word: trimmed, ...place };
}

function isSpace(char: string): boolean {
  return char.trim() === '';
}

function endsBare(char: string): boolean {
  return isSpace(char) || '()\uff08\uff09"“”「」'.includes(char);
}
