import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { Collection, Documents, SmallDocument } from '../../ports/documents.ts';
import type { Database } from './database.ts';
import { openEventWriter, openOfficeEvents } from './office-events.ts';

/** The small documents of all kinds in one table, with the office's audit beside it. */
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
  const sql = prepareCollection<T>(database);
  const writeEvent = openEventWriter(database);
  const documentsOf = (rows: readonly { document: Json<T> }[]) =>
    rows.map((row) => fromJson(row.document));
  return {
    async get(id) {
      const row = sql.byId.get(kind, id);
      return row && fromJson(row.document);
    },
    save(document, expectedVersion, event) {
      const { id, version, owner = null, expiresAt = null } = document;
      const columns = [version, owner, expiresAt, toJson(document), kind, id];
      return database.write(() => {
        const changed =
          expectedVersion === 0
            ? sql.insert.run(...columns)
            : sql.update.run(...columns, expectedVersion);
        if (changed === 0) return 'conflict';
        if (event) writeEvent(event);
        return 'saved';
      });
    },
    async remove(id) {
      await database.write(() => sql.remove.run(kind, id));
    },
    ofOwner: async (owner, limit) => documentsOf(sql.ofOwner.all(kind, owner, limit)),
    list: async (afterId, limit) => documentsOf(sql.list.all(kind, afterId, limit)),
    purge: (now, limit) => database.write(() => sql.purge.run(kind, now, limit)),
  };
}

function prepareCollection<T>(database: Database) {
  type Row = { document: Json<T> };
  return {
    byId: database.prepare<Row>('SELECT document FROM small_documents WHERE kind = ? AND id = ?'),
    insert: database.prepare(
      `INSERT INTO small_documents (version, owner, expires_at, document, kind, id)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO NOTHING`,
    ),
    update: database.prepare(
      `UPDATE small_documents SET version = ?, owner = ?, expires_at = ?, document = ?
       WHERE kind = ? AND id = ? AND version = ?`,
    ),
    remove: database.prepare('DELETE FROM small_documents WHERE kind = ? AND id = ?'),
    ofOwner: database.prepare<Row>(
      'SELECT document FROM small_documents WHERE kind = ? AND owner = ? ORDER BY id LIMIT ?',
    ),
    list: database.prepare<Row>(
      'SELECT document FROM small_documents WHERE kind = ? AND id > ? ORDER BY id LIMIT ?',
    ),
    purge: database.prepare(
      `DELETE FROM small_documents WHERE rowid IN
       (SELECT rowid FROM small_documents WHERE kind = ? AND expires_at <= ? LIMIT ?)`,
    ),
  };
}
