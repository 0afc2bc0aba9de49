import type { PageStore, PageVisit, SourceState } from '../../ports/page-store.ts';
import type { Database } from './database.ts';
import { openDocuments } from './documents.ts';
import { fromJson, type Json } from './json.ts';

/** Visits by address and the state of each source. */
export function openPageStore(database: Database): PageStore {
  const visits = openDocuments<PageVisit>(database, 'page_visits', (visit) => visit.url);
  const states = openDocuments<SourceState>(database, 'source_states', (state) => state.sourceId);
  const allStates = database.prepare<{ document: Json<SourceState> }>(
    'SELECT document FROM source_states ORDER BY id',
  );
  return {
    getVisit: async (url) => visits.get(url),
    putVisit: (visit) => visits.put([visit]),
    getSource: async (sourceId) => states.get(sourceId),
    putSource: (state) => states.put([state]),
    sources: async () => allStates.all().map((row) => fromJson(row.document)),
  };
}
