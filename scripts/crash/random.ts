/** A whole number from 0 to below `below`. */
export type Random = (below: number) => number;

/** A linear congruential generator: the same seed gives the same numbers. */
export function openRandom(seed: number): Random {
  let state = (seed * 7919 + 12_345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
