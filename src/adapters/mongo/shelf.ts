import type { Shelf } from '../../ports/household.ts';
import type { Rows } from './rows.ts';

/** How the rows of a collection become kept things. */
interface Form<Row, Kept> {
  toKept: (row: Row) => Kept;
  toRow: (kept: Kept) => Row;
  /** Only what matches stands on the shelf; all without. */
  matching?: object;
}

/** A collection as a shelf: each row as the kept thing of the same key, and back. */
export function openShelf<Row extends { _id: string }, Kept extends { key: string }>(
  rows: Rows<Row>,
  { toKept, toRow, matching = {} }: Form<Row, Kept>,
): Shelf<Kept> {
  return {
    async after(key, limit) {
      const found = await rows.many(
        { _id: { $gt: key }, ...matching },
        { sort: { _id: 1 }, limit },
      );
      return found.map(toKept);
    },
    async put(things) {
      await rows.addMissing(things.map(toRow));
    },
    count: () => rows.count(matching),
  };
}
