import type { Correction } from '../../domain/correction.ts';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { Database } from './database.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import { openEventWriter } from './office-events.ts';

/** Corrections in the order in which they came. */
export function openCorrectionStore(database: Database): CorrectionStore {
  const add = database.prepare(
    'INSERT INTO corrections (id, item_id, document) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const ofItem = database.prepare<{ document: Json<Correction> }>(
    'SELECT document FROM corrections WHERE item_id = ? ORDER BY position',
  );
  const list = database.prepare<{ document: Json<Correction> }>(
    'SELECT document FROM corrections ORDER BY position LIMIT ? OFFSET ?',
  );
  const writeEvent = openEventWriter(database);
  return {
    async add(correction, event) {
      const { id, itemId } = correction;
      await database.write(() => {
        const isNew = add.run(id, itemId, toJson(correction)) > 0;
        if (isNew && event) writeEvent(event);
      });
    },
    ofItem: async (itemId) => ofItem.all(itemId).map((row) => fromJson(row.document)),
    list: async (skip, limit) => list.all(limit, skip).map((row) => fromJson(row.document)),
  };
}
