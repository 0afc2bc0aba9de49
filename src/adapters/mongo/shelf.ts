import type { Shelf } from '../../ports/household.ts';
import type { Rows } from './rows.ts';

/** A collection as a shelf: each row as the kept thing of the same key, and back. */
export function openShelf<Row extends { _id: string }, Kept extends { key: string }>(
  rows: Rows<Row>,
  { toKept, toRow }: { toKept: (row: Row) => Kept; toRow: (kept: Kept) => Row },
): Shelf<Kept> {
  return {
    async after(key, limit) {
      const found = await rows.many({ _id: { $gt: key } }, { sort: { _id: 1 }, limit });
      return found.map(toKept);
    },
    async put(things) {
      await rows.addMissing(things.map(toRow));
    },
    count: () => rows.count({}),
  };
}
