import { fromJson, toJson } from '../../domain/json-text.ts';
import type { TaggedItem } from '../../domain/tagged-item.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { Database } from './database.ts';
import { openItemPurge } from './item-purge.ts';
import type { ItemRow } from './item-row.ts';

const visible = { hiddenAt: { $exists: false } };

/** Tagged items by item id. */
export function openItemStore(database: Database): ItemStore {
  const items = database.rows<ItemRow>('items');
  return {
    put: (tagged) => items.put(tagged.map(toRow)),
    async get(id) {
      const row = await items.one({ _id: id, ...visible });
      return row && fromJson(row.document);
    },
    async known(ids) {
      const found = await items.many({ _id: { $in: [...ids] }, ...visible }, { only: ['_id'] });
      return new Set(found.map(({ _id }) => _id));
    },
    count: async () => (await items.size()) - (await items.count({ hiddenAt: { $gt: 0 } })),
    purgeUnlinked: openItemPurge(database),
  };
}

function toRow(tagged: TaggedItem): ItemRow {
  const { id, fetchedAt, evidence } = tagged.item;
  return { _id: id, document: toJson(tagged), fetchedAt, evidence };
}
