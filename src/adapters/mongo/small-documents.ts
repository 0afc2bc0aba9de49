import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { Instant } from '../../domain/time.ts';
import type { Collection, Documents, SmallDocument } from '../../ports/documents.ts';
import type { Database } from './database.ts';
import { openEventCarriage, openOfficeEvents, type EventRow } from './office-events.ts';

export interface SmallDocumentRow {
  _id: string;
  kind: string;
  id: string;
  version: number;
  owner: string | null;
  expiresAt?: Instant;
  document: string;
  /** Events that were saved with the document and do not stand in the office's audit yet. */
  carried?: EventRow[];
}

/** The small documents of all kinds in one collection, with the office's audit beside it. */
export function openSmallDocuments(database: Database): Documents {
  return {
    accounts: openCollection(database, 'account'),
    sessions: openCollection(database, 'session'),
    signInTries: openCollection(database, 'sign-in-tries'),
    savedViews: openCollection(database, 'saved-view'),
    unsentTexts: openCollection(database, 'unsent-text'),
    settings: openCollection(database, 'settings'),
    answers: openCollection(database, 'answer'),
    leases: openCollection(database, 'lease'),
    profileEditions: openCollection(database, 'profile-edition'),
    sourceSwitches: openCollection(database, 'source-switch'),
    events: openOfficeEvents(database),
  };
}

function openCollection<T extends SmallDocument>(database: Database, kind: string): Collection<T> {
  const rows = database.rows<SmallDocumentRow>('small_documents');
  const carriage = openEventCarriage(database, 'small_documents');
  const keyOf = (id: string) => `${kind}/${id}`;
  const read = (row: { document: Json<T> }) => fromJson(row.document);
  const byId = { id: 1 } as const;
  return {
    async get(id) {
      const row = await rows.one({ _id: keyOf(id) });
      return row && read(row);
    },
    async save(document, expectedVersion, event) {
      const { id, version, owner = null, expiresAt } = document;
      const _id = keyOf(id);
      const expiry = expiresAt === undefined ? {} : { expiresAt };
      const fields = { version, owner, document: toJson(document), ...expiry };
      const carried = carriage.laden(event);
      const isSaved =
        expectedVersion === 0
          ? await rows.add({ _id, kind, id, ...fields, carried })
          : await rows.change(
              { _id, version: expectedVersion },
              {
                $set: fields,
                $push: { carried: { $each: carried } },
                ...(expiresAt === undefined && { $unset: { expiresAt: '' } }),
              },
            );
      if (isSaved) await carriage.handOver([{ _id, carried }]);
      return isSaved ? 'saved' : 'conflict';
    },
    async remove(id) {
      const _id = keyOf(id);
      // not with an event that a save in the same moment has laid upon it
      do await carriage.deliver(_id);
      while ((await rows.remove({ _id, carried: [] })) === 0 && (await rows.one({ _id })));
    },
    ofOwner: async (owner, limit) =>
      (await rows.many({ kind, owner }, { sort: byId, limit })).map(read),
    list: async (afterId, limit) =>
      (await rows.many({ kind, id: { $gt: afterId } }, { sort: byId, limit })).map(read),
    async purge(now, limit) {
      const isOver = { kind, expiresAt: { $lte: now }, carried: [] };
      const expired = await rows.many(isOver, { only: ['_id'], limit });
      return rows.remove({ _id: { $in: expired.map(({ _id }) => _id) }, ...isOver });
    },
  };
}
