import type { Database } from './database.ts';
import { fromJson, type Json, toJson } from '../../domain/json-text.ts';

/** A table of JSON documents by id. */
export interface Documents<T> {
  /** Inserts or replaces all of them, or none. */
  put: (documents: readonly T[]) => Promise<void>;
  get(id: string): T | undefined;
  count(): number;
}

/** The `id` and `document` columns of `table` as one collection. */
export function openDocuments<T>(
  database: Database,
  table: string,
  idOf: (document: T) => string,
): Documents<T> {
  const upsert = database.prepare(
    `INSERT INTO ${table} (id, document) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET document = excluded.document`,
  );
  const byId = database.prepare<{ document: Json<T> }>(
    `SELECT document FROM ${table} WHERE id = ?`,
  );
  const counted = database.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
  return {
    async put(documents) {
      const rows = documents.map((document) => ({ id: idOf(document), json: toJson(document) }));
      await database.write(() => {
        for (const { id, json } of rows) upsert.run(id, json);
      });
    },
    get(id) {
      const row = byId.get(id);
      return row && fromJson(row.document);
    },
    count: () => counted.get()?.count ?? 0,
  };
}
