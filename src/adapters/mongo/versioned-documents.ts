import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { OfficeEvent } from '../../domain/office-event.ts';
import type { Database } from './database.ts';
import { openEventCarriage, type EventRow } from './office-events.ts';

interface Versioned {
  id: string;
  version: number;
}

export interface VersionedRow<T> {
  _id: string;
  position: number;
  version: number;
  document: Json<T>;
  /** Events that were saved with the document and do not stand in the office's audit yet. */
  carried?: EventRow[];
}

/** A collection of JSON documents that are replaced only in the version that was read. */
export interface VersionedDocuments<T> {
  get(id: string): Promise<T | undefined>;
  /** Writes only while the stored version is `expectedVersion`; 0 while there is none; with it the event. */
  save(document: T, expectedVersion: number, event?: OfficeEvent): Promise<'saved' | 'conflict'>;
  /** The latest inserted first. */
  all(limit: number): Promise<T[]>;
  /** What matches the fields beside the documents, the first inserted first. */
  matching(filter: object): Promise<T[]>;
}

/** Opens the collection; `fieldsOf` names what stands beside the document, to be found by. */
export function openVersionedDocuments<T extends Versioned>(
  database: Database,
  collection: 'watches' | 'tracked_policies',
  fieldsOf: (document: T) => Readonly<Record<string, number | null>> = () => ({}),
): VersionedDocuments<T> {
  const rows = database.rows<VersionedRow<T>>(collection);
  const carriage = openEventCarriage(database, collection);
  return {
    async get(id) {
      const row = await rows.one({ _id: id });
      return row && fromJson(row.document);
    },
    async save(document, expectedVersion, event) {
      const { id: _id, version } = document;
      const fields = { version, document: toJson(document), ...fieldsOf(document) };
      const carried = carriage.laden(event);
      const isSaved =
        expectedVersion === 0
          ? await rows.add({ _id, position: database.nextPosition(), ...fields, carried })
          : await rows.change(
              { _id, version: expectedVersion },
              { $set: fields, ...(event && { $push: { carried: { $each: carried } } }) },
            );
      if (isSaved) await carriage.handOver([{ _id, carried }]);
      return isSaved ? 'saved' : 'conflict';
    },
    async all(limit) {
      const found = await rows.many({}, { sort: { position: -1 }, limit });
      return found.map((row) => fromJson(row.document));
    },
    async matching(filter) {
      const found = await rows.many(filter, { sort: { position: 1 } });
      return found.map((row) => fromJson(row.document));
    },
  };
}
