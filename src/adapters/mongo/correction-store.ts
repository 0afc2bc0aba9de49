import type { Correction } from '../../domain/correction.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { Database } from './database.ts';

export interface CorrectionRow {
  _id: string;
  position: number;
  itemId: string;
  document: Json<Correction>;
}

/** Corrections in the order in which they came. */
export function openCorrectionStore(database: Database): CorrectionStore {
  const rows = database.rows<CorrectionRow>('corrections');
  const inOrder = { sort: { position: 1 } } as const;
  const documentsOf = (found: readonly CorrectionRow[]) =>
    found.map((row) => fromJson(row.document));
  return {
    async add(correction) {
      const { id, itemId } = correction;
      const position = database.nextPosition();
      await rows.add({ _id: id, position, itemId, document: toJson(correction) });
    },
    ofItem: async (itemId) => documentsOf(await rows.many({ itemId }, inOrder)),
    list: async (skip, limit) => documentsOf(await rows.many({}, { ...inOrder, skip, limit })),
  };
}
