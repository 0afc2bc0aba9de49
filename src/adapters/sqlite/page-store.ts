import type { OwedPage, PageStore, PageVisit, SourceState } from '../../ports/page-store.ts';
import type { Database } from './database.ts';
import { openDocuments } from './documents.ts';
import { fromJson, type Json } from '../../domain/json-text.ts';

/** Visits by address, the state of each source, and the pages that it still owes. */
export function openPageStore(database: Database): PageStore {
  const visits = openDocuments<PageVisit>(database, 'page_visits', (visit) => visit.url);
  const states = openDocuments<SourceState>(database, 'source_states', (state) => state.sourceId);
  const owed = openDocuments<OwedPage>(database, 'owed_pages', (page) => page.url);
  const allStates = database.prepare<{ document: Json<SourceState> }>(
    'SELECT document FROM source_states ORDER BY id',
  );
  const owedOf = database.prepare<{ document: Json<OwedPage> }>(
    'SELECT document FROM owed_pages WHERE source_id = ? ORDER BY first_failed_at, id',
  );
  const settle = database.prepare('DELETE FROM owed_pages WHERE id = ?');
  return {
    getVisit: async (url) => visits.get(url),
    putVisit: (visit) => visits.put([visit]),
    getSource: async (sourceId) => states.get(sourceId),
    putSource: (state) => states.put([state]),
    sources: async () => allStates.all().map((row) => fromJson(row.document)),
    putOwed: (page) => owed.put([page]),
    owed: async (sourceId) => owedOf.all(sourceId).map((row) => fromJson(row.document)),
    async settleOwed(url) {
      await database.write(() => settle.run(url));
    },
  };
}
