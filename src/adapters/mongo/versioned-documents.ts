import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { Database } from './database.ts';

interface Versioned {
  id: string;
  version: number;
}

export interface VersionedRow<T> {
  _id: string;
  position: number;
  version: number;
  document: Json<T>;
}

/** A collection of JSON documents that are replaced only in the version that was read. */
export interface VersionedDocuments<T> {
  get(id: string): Promise<T | undefined>;
  /** Writes only while the stored version is `expectedVersion`; 0 while there is none. */
  save(document: T, expectedVersion: number): Promise<'saved' | 'conflict'>;
  /** The latest inserted first. */
  all(limit: number): Promise<T[]>;
  /** What matches the fields beside the documents, the first inserted first. */
  matching(filter: object): Promise<T[]>;
}

/** Opens the collection; `fieldsOf` names what stands beside the document, to be found by. */
export function openVersionedDocuments<T extends Versioned>(
  database: Database,
  collection: string,
  fieldsOf: (document: T) => Readonly<Record<string, number | null>> = () => ({}),
): VersionedDocuments<T> {
  const rows = database.rows<VersionedRow<T>>(collection);
  return {
    async get(id) {
      const row = await rows.one({ _id: id });
      return row && fromJson(row.document);
    },
    async save(document, expectedVersion) {
      const { id, version } = document;
      const fields = { version, document: toJson(document), ...fieldsOf(document) };
      const isSaved =
        expectedVersion === 0
          ? await rows.add({ _id: id, position: database.nextPosition(), ...fields })
          : await rows.change({ _id: id, version: expectedVersion }, { $set: fields });
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
