import type { Instant } from '../../domain/time.ts';

/** The rows behind this one that were fetched before a time, oldest first; the lower bound lets the index begin there. */
export function fetchedBetween(
  last: { _id: string; fetchedAt: Instant } | undefined,
  before: Instant,
) {
  if (last === undefined) return { fetchedAt: { $lt: before } };
  const { _id, fetchedAt } = last;
  return {
    fetchedAt: { $gte: fetchedAt, $lt: before },
    $or: [{ fetchedAt: { $gt: fetchedAt } }, { fetchedAt, _id: { $gt: _id } }],
  };
}
