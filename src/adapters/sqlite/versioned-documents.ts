import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { OfficeEvent } from '../../domain/office-event.ts';
import type { Database } from './database.ts';
import { openEventWriter } from './office-events.ts';

/** A table of JSON documents that are replaced only in the version that was read. */
export interface VersionedDocuments<T> {
  get(id: string): T | undefined;
  /** Writes only while the stored version is `expectedVersion`; 0 while there is none; with it the event. */
  save(document: T, expectedVersion: number, event?: OfficeEvent): Promise<'saved' | 'conflict'>;
  /** The latest inserted first. */
  all(limit: number): T[];
}

/** The `position`, `id`, `version` and `document` columns of `table` as one collection. */
export function openVersionedDocuments<T extends { id: string; version: number }>(
  database: Database,
  table: string,
): VersionedDocuments<T> {
  const insert = database.prepare(
    `INSERT INTO ${table} (id, version, document) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE ${table} SET version = ?, document = ? WHERE id = ? AND version = ?`,
  );
  const byId = database.prepare<{ document: Json<T> }>(
    `SELECT document FROM ${table} WHERE id = ?`,
  );
  const all = database.prepare<{ document: Json<T> }>(
    `SELECT document FROM ${table} ORDER BY position DESC LIMIT ?`,
  );
  const writeEvent = openEventWriter(database);
  return {
    get(id) {
      const row = byId.get(id);
      return row && fromJson(row.document);
    },
    save(document, expectedVersion, event) {
      const { id, version } = document;
      const json = toJson(document);
      return database.write(() => {
        const changed =
          expectedVersion === 0
            ? insert.run(id, version, json)
            : update.run(version, json, id, expectedVersion);
        if (changed === 0) return 'conflict';
        if (event) writeEvent(event);
        return 'saved';
      });
    },
    all: (limit) => all.all(limit).map((row) => fromJson(row.document)),
  };
}
