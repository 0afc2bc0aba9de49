import type { Division } from './gazetteer-index.ts';

/** Votes of a division include those of everything below it. Insertion order is text order. */
export type Votes = Map<string, { division: Division; count: number }>;

/** Counts `weight` for the division and all its superiors. */
export function vote(votes: Votes, division: Division | undefined, weight: number): void {
  division?.forEach((_, index) => {
    const above = division.slice(0, index + 1);
    const key = above.join('/');
    votes.set(key, { division: above, count: (votes.get(key)?.count ?? 0) + weight });
  });
}

/** From the province down the division with the most votes, of equals the first. */
export function deepestWinner(votes: Votes): Division | undefined {
  let winner: Division | undefined;
  for (let level = 1; level <= 3; level++) {
    let best: { division: Division; count: number } | undefined;
    for (const candidate of votes.values()) {
      if (candidate.division.length !== level) continue;
      if (winner?.some((name, index) => candidate.division[index] !== name)) continue;
      if (!best || candidate.count > best.count) best = candidate;
    }
    if (!best) break;
    winner = best.division;
  }
  return winner;
}
