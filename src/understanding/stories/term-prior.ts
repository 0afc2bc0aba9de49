import { pairTerm, termSpace, wordTerm } from './terms.ts';

/** For each term the share of texts in which it is to be expected before any text was seen, 0–1. */
export type TermPrior = Float32Array;

/** Terms of a usual text, for which the shares are worked out. */
const termsPerText = 400;
/** Frequent characters at the end and the beginning of words, whose chance neighbourhood counts. */
const edgeCharacters = 600;
/** The most frequent English words in their order. */
const commonEnglish =
  'the of to and in a is for that on said with was it as by at he his from are be have has an not its ' +
  'this but were will who they would had which been or their one more also after about up we i when year ' +
  'her out all last than new two you there can other first people into time over some could company ' +
  'what if so no she them many before most our him may now these through such because against during ' +
  'between under while where make says made just only government three million down percent state your ' +
  'still week day month get off according including back several well being should then my those next ' +
  'since any both how like do did does us me very much even around another billion report reported way';

/**
 * The prior of a dictionary of lines `word frequency …` (as jieba's, MIT): pairs of characters within
 * its words, and across them as if words stood in any order. English goes by Zipf's law. Other lines
 * are passed over.
 */
export function termPriorOf(dictionary: string): TermPrior {
  const frequencies = new Float64Array(termSpace);
  const ends = new Map<number, number>();
  const beginnings = new Map<number, number>();
  let words = 0;
  let pairs = 0;
  for (const line of dictionary.split('\n')) {
    const [, word = '', amount] = /^([\u3400-\u9fff]+) (\d+)/.exec(line) ?? [];
    const frequency = Number(amount);
    if (!(frequency > 0)) continue;
    words += frequency;
    pairs += frequency * word.length;
    add(beginnings, word.charCodeAt(0), frequency);
    add(ends, word.charCodeAt(word.length - 1), frequency);
    for (let at = 1; at < word.length; at += 1)
      raise(frequencies, pairTerm(word.charCodeAt(at - 1), word.charCodeAt(at)), frequency);
  }
  const [before, after] = [mostFrequent(ends), mostFrequent(beginnings)];
  for (const [first, ending] of before)
    for (const [second, beginning] of after)
      raise(frequencies, pairTerm(first, second), (ending * beginning) / words);
  const shares = new Float32Array(
    frequencies.map((each) => shareOfTexts(each / Math.max(1, pairs))),
  );
  commonEnglish.split(' ').forEach((word, rank) => {
    shares[wordTerm(word)] = shareOfTexts(0.1 / (rank + 1));
  });
  return shares;
}

function add(counts: Map<number, number>, code: number, frequency: number): void {
  counts.set(code, (counts.get(code) ?? 0) + frequency);
}

function raise(frequencies: Float64Array, term: number, by: number): void {
  frequencies[term] = (frequencies[term] ?? 0) + by;
}

function mostFrequent(counts: ReadonlyMap<number, number>): [number, number][] {
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, edgeCharacters);
}

/** The chance that a text contains a term that makes up this share of all terms. */
function shareOfTexts(shareOfTerms: number): number {
  return 1 - Math.exp(-termsPerText * shareOfTerms);
}
