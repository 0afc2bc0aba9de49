import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { OfficeEvent } from '../../domain/office-event.ts';
import type { Instant } from '../../domain/time.ts';
import type { Collection, Documents, OfficeEvents, SmallDocument } from '../../ports/documents.ts';
import { openCarriage, type Carriage } from './carriage.ts';
import type { Database } from './database.ts';
import type { Rows } from './rows.ts';

export interface EventRow {
  _id: string;
  position: number;
  event: Json<OfficeEvent>;
  /** Its place on the audit chain, and the hash there; absent until the next checkpoint. */
  sequence?: number;
  hash?: string;
  isSigned?: true;
}

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

interface Deps {
  rows: Rows<SmallDocumentRow>;
  carriage: Carriage<EventRow>;
  nextPosition(): number;
}

/** The small documents of all kinds in one collection, with the office's audit beside it. */
export function openSmallDocuments(database: Database): Documents {
  const rows = database.rows<SmallDocumentRow>('small_documents');
  const events = database.rows<EventRow>('office_events');
  const carriage = openCarriage(rows, events);
  const deps = { rows, carriage, nextPosition: database.nextPosition };
  return {
    accounts: openCollection(deps, 'account'),
    sessions: openCollection(deps, 'session'),
    signInTries: openCollection(deps, 'sign-in-tries'),
    savedViews: openCollection(deps, 'saved-view'),
    unsentTexts: openCollection(deps, 'unsent-text'),
    settings: openCollection(deps, 'settings'),
    answers: openCollection(deps, 'answer'),
    leases: openCollection(deps, 'lease'),
    profileEditions: openCollection(deps, 'profile-edition'),
    sourceSwitches: openCollection(deps, 'source-switch'),
    events: openOfficeEvents(events, carriage),
  };
}

function openCollection<T extends SmallDocument>(
  { rows, carriage, nextPosition }: Deps,
  kind: string,
): Collection<T> {
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
      const carried = event
        ? [{ _id: event.id, position: nextPosition(), event: toJson(event) }]
        : [];
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

function openOfficeEvents(events: Rows<EventRow>, carriage: Carriage<EventRow>): OfficeEvents {
  const newestFirst = { position: -1 } as const;
  return {
    async list(limit, before) {
      await carriage.deliverAll();
      const start = before === undefined ? undefined : await events.one({ _id: before });
      if (before !== undefined && start === undefined) return [];
      const earlier = start ? { position: { $lt: start.position } } : {};
      const found = await events.many(earlier, { sort: newestFirst, limit });
      return found.map((row) => fromJson(row.event));
    },
  };
}
