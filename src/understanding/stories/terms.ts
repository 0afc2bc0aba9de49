import { openCounting } from './counting.ts';

/** Terms are told apart by 20 bits of hash; a chance collision costs little. */
export const termSpace = 2 ** 20;
/** The beginning of a text tells what it is about. */
const charactersAtMost = 4000;
/** A word of the headline counts as so many of the text. */
const titleWeight = 4;
/** In English a word that begins in lower case counts for less than a name or number. */
const lowerCaseWeight = 0.7;
/** Longer words are cut, which brings most forms of an English word together. */
const lettersAtMost = 7;

/** What a text speaks of: distinct terms, and how much of each. */
export interface Terms {
  /** Each below `termSpace`. */
  ids: Int32Array;
  /** In the order of `ids`: 1 + ln of the weighted count. */
  amounts: Float32Array;
  /** Whether more of them are words than pairs of Chinese characters. */
  areWords: boolean;
}

/**
 * Pairs of neighbouring Chinese characters, and the words and numbers of other scripts. Measured level
 * with dictionary words on news stories, several times faster, and new names need no dictionary.
 */
export function termsOf({ title, text }: { title: string; text: string }): Terms {
  const beginning = text.slice(0, charactersAtMost);
  counting.begin(title.length + beginning.length + 2);
  const words = collect(title, titleWeight) + collect(beginning, 1);
  const { ids, counts } = counting.counted();
  const amounts = new Float32Array(counts.length);
  for (let at = 0; at < amounts.length; at += 1) amounts[at] = 1 + Math.log(counts[at] ?? 1);
  return { ids: ids.slice(), amounts, areWords: words > 0 };
}

/** The same memory for one text after the other. */
const counting = openCounting();

/** Counts the terms; how many more words than pairs there were. */
function collect(text: string, weight: number): number {
  let balance = 0;
  let previous = 0;
  let word = 0;
  let letters = 0;
  let isName = false;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const ideograph = code >= 0x3400 && code <= 0x9fff ? code : 0;
    const letter = ideograph === 0 ? wordLetter(code) : 0;
    if (letter !== 0) {
      if (letters < lettersAtMost) word = wordWith(word, letter);
      if (letters === 0) isName = code < lowerCaseFrom;
      letters += 1;
    } else if (letters > 0) {
      counting.count(idOf(word), isName ? weight : weight * lowerCaseWeight);
      balance += 1;
      word = 0;
      letters = 0;
    }
    if (ideograph !== 0 && previous !== 0) {
      counting.count(pairTerm(previous, code), weight);
      balance -= 1;
    }
    previous = ideograph;
  }
  return balance;
}

/** The term of two neighbouring Chinese characters, by their codes. */
export function pairTerm(first: number, second: number): number {
  return idOf((first << 16) | second);
}

/** The term of a word of another script, in lower case. */
export function wordTerm(word: string): number {
  let hash = 0;
  for (let at = 0; at < Math.min(word.length, lettersAtMost); at += 1)
    hash = wordWith(hash, word.charCodeAt(at));
  return idOf(hash);
}

function wordWith(word: number, letter: number): number {
  return Math.imul(word, 0x01000193) + letter;
}

function idOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 12;
}

const lowerCaseFrom = 0x61;

/** The lower-case code of a letter or digit, 0 for all else. */
function wordLetter(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code;
  const lower = code | 0x20;
  if (code < 0x80) return lower >= 0x61 && lower <= 0x7a ? lower : 0;
  return code >= 0xc0 && code < 0x2000 ? code : 0;
}
