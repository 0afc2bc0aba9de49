import type { Instant } from '../../domain/time.ts';
import type { CaseRow } from './case-row.ts';
import type { Database } from './database.ts';
import { fetchedBetween } from './fetched-between.ts';
import type { ItemRow } from './item-row.ts';

// A command that saw an item just before it was hidden has ended long before this.
const graceUs = 3_600 * 1_000_000;
const pageSize = 500;

/**
 * Removes items in two steps, because no write spans an item and the cases that may link it: first it is hidden,
 * so that no new command finds it; an hour later it is removed, or shown again if a command in hand has linked it.
 */
export function openItemPurge(
  database: Database,
): (fetchedBefore: Instant, limit: number) => Promise<number> {
  const items = database.rows<ItemRow>('items');
  const links = database.rows('story_items');
  const cases = database.rows<CaseRow>('cases');

  async function linkedOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
    // a merged case may be taken apart again, with its items
    const linking = { itemIds: { $in: [...ids] }, isDismissed: false };
    const found = await cases.many(linking, { only: ['itemIds'] });
    return new Set(found.flatMap(({ itemIds }) => itemIds));
  }

  async function settleHidden(limit: number): Promise<void> {
    const isOver = { hiddenAt: { $gt: 0, $lt: database.nextPosition() - graceUs } };
    const hidden = await items.many(isOver, { only: ['_id'], limit });
    const ids = hidden.map(({ _id }) => _id);
    const linked = await linkedOf(ids);
    const shown = ids.filter((id) => linked.has(id));
    await items.changeEach(
      shown.map((id) => ({ filter: { _id: id }, update: { $unset: { hiddenAt: '' } } })),
    );
    // one that was put again meanwhile is not hidden any more
    await items.remove({ _id: { $in: ids.filter((id) => !linked.has(id)) }, ...isOver });
  }

  async function hide(ids: readonly string[]): Promise<void> {
    const update = { $set: { hiddenAt: database.nextPosition() } };
    await items.changeEach(ids.map((id) => ({ filter: { _id: id }, update })));
    await links.remove({ _id: { $in: [...ids] } });
  }

  return async (fetchedBefore, limit) => {
    await settleHidden(limit);
    let purged = 0;
    for (let last: ItemRow | undefined; purged < limit;) {
      const page = await items.many(
        { ...fetchedBetween(last, fetchedBefore), hiddenAt: { $exists: false } },
        { only: ['fetchedAt'], sort: { fetchedAt: 1, _id: 1 }, limit: pageSize },
      );
      last = page.at(-1);
      if (last === undefined) break;
      const ids = page.map(({ _id }) => _id);
      const linked = await linkedOf(ids);
      const unlinked = ids.filter((id) => !linked.has(id)).slice(0, limit - purged);
      await hide(unlinked);
      purged += unlinked.length;
    }
    return purged;
  };
}
