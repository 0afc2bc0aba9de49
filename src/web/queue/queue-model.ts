import type { QueueRow } from '../../views/queue-row.ts';
import type { Queue } from '../../views/queue.ts';

/** The queue as somebody reads it: its order stands still until they load what waits. */
export interface ShownQueue {
  rows: readonly QueueRow[];
  total: number;
  bands: Queue['bands'];
  views: Queue['views'];
  /** Cases that are new, stand elsewhere or left the filter since the order was drawn. */
  waiting: ReadonlySet<string>;
}

/** What the first piece of the queue shows. */
export function shown({ rows, total, bands, views }: Queue): ShownQueue {
  return { rows, total, bands, views, waiting: new Set() };
}

/** Adds the next piece; a case that stands there already is not shown twice. */
export function extended(before: ShownQueue, { rows, views }: Queue): ShownQueue {
  const known = new Set(before.rows.map(({ id }) => id));
  return { ...before, views, rows: [...before.rows, ...rows.filter(({ id }) => !known.has(id))] };
}

/**
 * Changes fields in place and remembers what could not be shown without moving a row. `touched` are the cases
 * that were asked for, `fresh` those of them that the filter finds.
 */
export function patched(
  before: ShownQueue,
  touched: readonly string[],
  fresh: readonly QueueRow[],
): ShownQueue {
  const freshById = new Map(fresh.map((row) => [row.id, row]));
  const shownIds = new Set(before.rows.map(({ id }) => id));
  const waiting = new Set(before.waiting);
  for (const id of touched) {
    if (freshById.has(id) !== shownIds.has(id)) waiting.add(id);
  }
  const rows = before.rows.map((row) => {
    const now = freshById.get(row.id);
    if (!now) return row;
    if (standsElsewhere(row, now)) waiting.add(row.id);
    // the band of the order that is drawn; the clock beside it tells the truth
    return { ...now, band: row.band };
  });
  return { ...before, rows, waiting };
}

function standsElsewhere(before: QueueRow, now: QueueRow): boolean {
  return before.band !== now.band || before.clock?.dueAt !== now.clock?.dueAt;
}
