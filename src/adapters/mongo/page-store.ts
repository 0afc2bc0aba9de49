import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { OwedPage, PageStore, PageVisit, SourceState } from '../../ports/page-store.ts';
import type { Database } from './database.ts';

export interface DocumentRow<T> {
  _id: string;
  document: Json<T>;
}

export interface OwedRow extends DocumentRow<OwedPage> {
  sourceId: string;
  firstFailedAt: number;
}

/** Visits by address, the state of each source, and the pages that it still owes. */
export function openPageStore(database: Database): PageStore {
  const visits = database.rows<DocumentRow<PageVisit>>('page_visits');
  const states = database.rows<DocumentRow<SourceState>>('source_states');
  const owed = database.rows<OwedRow>('owed_pages');
  return {
    async getVisit(url) {
      const row = await visits.one({ _id: url });
      return row && fromJson(row.document);
    },
    putVisit: (visit) => visits.put([{ _id: visit.url, document: toJson(visit) }]),
    async getSource(sourceId) {
      const row = await states.one({ _id: sourceId });
      return row && fromJson(row.document);
    },
    putSource: (state) => states.put([{ _id: state.sourceId, document: toJson(state) }]),
    sources: async () =>
      (await states.many({}, { sort: { _id: 1 } })).map((row) => fromJson(row.document)),
    putOwed(page) {
      const { url, sourceId, firstFailedAt } = page;
      return owed.put([{ _id: url, sourceId, firstFailedAt, document: toJson(page) }]);
    },
    async owed(sourceId) {
      const found = await owed.many({ sourceId }, { sort: { firstFailedAt: 1, _id: 1 } });
      return found.map((row) => fromJson(row.document));
    },
    async settleOwed(url) {
      await owed.remove({ _id: url });
    },
  };
}
