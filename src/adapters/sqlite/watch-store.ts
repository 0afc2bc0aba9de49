import type { Watch } from '../../domain/watch.ts';
import type { WatchStore } from '../../ports/watch-store.ts';
import type { Database } from './database.ts';
import { fromJson, type Json } from '../../domain/json-text.ts';
import { openVersionedDocuments } from './versioned-documents.ts';

/** Special watches by id and by the time in which they are on. */
export function openWatchStore(database: Database): WatchStore {
  const watches = openVersionedDocuments<Watch>(database, 'watches');
  const on = database.prepare<{ document: Json<Watch> }>(
    `SELECT document FROM watches
     WHERE until_at > ? AND from_at <= ? AND closed_at IS NULL ORDER BY position`,
  );
  return {
    get: async (id) => watches.get(id),
    save: watches.save,
    on: async (now) => on.all(now, now).map((row) => fromJson(row.document)),
    all: async (limit) => watches.all(limit),
  };
}
