import { readNumber } from '../severity/chinese-number.ts';

/** 1958年, 一九五八年; not 1998年以来, which speaks of today. */
const statedYear =
  /(?<![0-9〇零一二三四五六七八九])(1[89]\d\d|20\d\d|[一二][〇零一二三四五六七八九]{3})年(?!以来|来|起)/gu;
const yearsAgo =
  /(?<![0-9])([0-9]{1,3}|[一二两三四五六七八九十百]{1,4})(?:多|余)?年(?:前|之前|以前)/gu;
const leastYears = 3;

/** Whether a text names a time at least three years before `year`: 一九五八年, 六十多年前. */
export function namesBygoneTime(text: string, year: number): boolean {
  const isOld = (written: string | undefined) =>
    (readNumber(written ?? '') ?? year) <= year - leastYears;
  const isLongAgo = (written: string | undefined) => (readNumber(written ?? '') ?? 0) >= leastYears;
  return (
    [...text.matchAll(statedYear)].some((match) => isOld(match[1])) ||
    [...text.matchAll(yearsAgo)].some((match) => isLongAgo(match[1]))
  );
}

/** Words that put a sentence into the present, whatever old year it names besides. */
const present =
  /昨[日天晚夜]|今[日天晨晚早]|目前|截至|日前|近日|刚刚|凌晨|[0-9]{1,2}月[0-9]{1,2}日/u;

/** Whether the sentence around `offset` tells only of a bygone time: its toll is not of today. */
export function isBygoneAt(text: string, offset: number, year: number): boolean {
  const before = text.slice(Math.max(0, offset - reach), offset);
  const after = text.slice(offset, offset + reach);
  const start = Math.max(...sentenceEnds.map((end) => before.lastIndexOf(end))) + 1;
  const ends = sentenceEnds.map((end) => after.indexOf(end)).filter((end) => end >= 0);
  const sentence = before.slice(start) + after.slice(0, Math.min(reach, ...ends));
  return namesBygoneTime(sentence, year) && !present.test(sentence);
}

const sentenceEnds = ['。', '！', '？', '!', '?', '\n'];
const reach = 200;
