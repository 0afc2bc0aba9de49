import type { TaggedItem } from '../../domain/tagged-item.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { Database } from './database.ts';
import { openDocuments } from './documents.ts';
import { toJson } from '../../domain/json-text.ts';

/** Tagged items by item id. */
export function openItemStore(database: Database): ItemStore {
  const items = openDocuments<TaggedItem>(database, 'items', (tagged) => tagged.item.id);
  const known = database.prepare<{ id: string }>(
    'SELECT id FROM items WHERE id IN (SELECT value FROM json_each(?))',
  );
  // a merged case may be taken apart again, with its items
  const purge = database.prepare(
    `DELETE FROM items WHERE id IN (
       SELECT id FROM items WHERE fetched_at < ? AND id NOT IN (
         SELECT linked.value FROM cases, json_each(cases.document, '$.itemIds') AS linked
         WHERE cases.document ->> '$.stage' <> '不予立案')
       LIMIT ?)`,
  );
  return {
    put: items.put,
    get: async (id) => items.get(id),
    known: async (ids) => new Set(known.all(toJson(ids)).map((row) => row.id)),
    count: async () => items.count(),
    purgeUnlinked: (fetchedBefore, limit) => database.write(() => purge.run(fetchedBefore, limit)),
  };
}
