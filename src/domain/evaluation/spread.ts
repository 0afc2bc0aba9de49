/** What several independent scores say together. */
export interface Spread {
  /** The middle one; of an even number, the mean of the middle two. */
  median: number;
  /** Highest less lowest: how far the assessors are apart. */
  range: number;
  count: number;
}

/** The median and spread of scores in any order; `undefined` of none. */
export function spreadOf(scores: readonly number[]): Spread | undefined {
  const sorted = scores.toSorted((a, b) => a - b);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (lowest === undefined || highest === undefined || upper === undefined || lower === undefined)
    return undefined;
  return { median: (lower + upper) / 2, range: highest - lowest, count: sorted.length };
}
