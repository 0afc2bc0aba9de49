import type { Watch } from '../../domain/watch.ts';
import type { WatchStore } from '../../ports/watch-store.ts';
import type { Database } from './database.ts';
import { openVersionedDocuments } from './versioned-documents.ts';

/** Special watches by id and by the time in which they are on. */
export function openWatchStore(database: Database): WatchStore {
  const watches = openVersionedDocuments(database, 'watches', timesOf);
  return {
    get: watches.get,
    save: watches.save,
    on: (now) => watches.matching({ until: { $gt: now }, from: { $lte: now }, closedAt: null }),
    all: watches.all,
  };
}

/** What a watch is found by. */
export function timesOf({ from, until, closed }: Watch) {
  return { from, until, closedAt: closed?.at ?? null };
}
