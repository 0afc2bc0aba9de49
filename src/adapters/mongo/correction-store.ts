import type { Correction } from '../../domain/correction.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { Database } from './database.ts';
import { openEventCarriage, type EventRow } from './office-events.ts';

export interface CorrectionRow {
  _id: string;
  position: number;
  itemId: string;
  document: Json<Correction>;
  /** An event that was added with the correction and does not stand in the office's audit yet. */
  carried?: EventRow[];
}

/** Corrections in the order in which they came. */
export function openCorrectionStore(database: Database): CorrectionStore {
  const rows = database.rows<CorrectionRow>('corrections');
  const carriage = openEventCarriage(database, 'corrections');
  const inOrder = { sort: { position: 1 } } as const;
  const documentsOf = (found: readonly CorrectionRow[]) =>
    found.map((row) => fromJson(row.document));
  return {
    async add(correction, event) {
      const { id: _id, itemId } = correction;
      const position = database.nextPosition();
      const carried = carriage.laden(event);
      const document = toJson(correction);
      const isNew = await rows.add({ _id, position, itemId, document, carried });
      if (isNew) await carriage.handOver([{ _id, carried }]);
    },
    ofItem: async (itemId) => documentsOf(await rows.many({ itemId }, inOrder)),
    list: async (skip, limit) => documentsOf(await rows.many({}, { ...inOrder, skip, limit })),
  };
}
