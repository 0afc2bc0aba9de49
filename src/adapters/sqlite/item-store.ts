import type { TaggedItem } from '../../domain/tagged-item.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { Database } from './database.ts';
import { openDocuments } from './documents.ts';
import { toJson } from './json.ts';

/** Tagged items by item id. */
export function openItemStore(database: Database): ItemStore {
  const items = openDocuments<TaggedItem>(database, 'items', (tagged) => tagged.item.id);
  const known = database.prepare<{ id: string }>(
    'SELECT id FROM items WHERE id IN (SELECT value FROM json_each(?))',
  );
  return {
    put: items.put,
    get: async (id) => items.get(id),
    known: async (ids) => new Set(known.all(toJson(ids)).map((row) => row.id)),
    count: async () => items.count(),
  };
}
