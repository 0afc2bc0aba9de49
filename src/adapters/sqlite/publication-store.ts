import type {
  PublicationProgress,
  PublicationStore,
  TrackedPublication,
} from '../../ports/publication-store.ts';
import type { Database } from './database.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';

interface Row {
  document: Json<Omit<TrackedPublication, 'url' | 'progress'>>;
  url: string | null;
  progress: Json<PublicationProgress>;
}

/** Each requested publication with its progress, its address and its next due time. */
export function openPublicationStore(database: Database): PublicationStore {
  const sql = preparePublications(database);
  return {
    async add({ url, progress, ...document }) {
      const { id, requestedAt } = document;
      await database.write(() =>
        sql.add.run(id, toJson(document), url ?? null, toJson(progress), requestedAt),
      );
    },
    async get(id) {
      const row = sql.byId.get(id);
      return row && toTracked(row);
    },
    async claimDue(state, now, until) {
      const row = await database.write(() => sql.claim.get(until, state, now));
      return row && toTracked(row);
    },
    async record(id, progress, dueAt) {
      await database.write(() => sql.record.run(toJson(progress), dueAt ?? null, id));
    },
    async setUrl(id, url, dueAt) {
      await database.write(() => sql.setUrl.run(url, dueAt, id));
    },
    open: async (limit) => sql.open.all(limit).map(toTracked),
  };
}

function preparePublications(database: Database) {
  const columns = 'document, url, progress';
  return {
    add: database.prepare(
      `INSERT INTO publications (id, document, url, progress, due_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    ),
    byId: database.prepare<Row>(`SELECT ${columns} FROM publications WHERE id = ?`),
    claim: database.prepare<Row>(
      `UPDATE publications SET due_at = ?
       WHERE position = (SELECT position FROM publications
         WHERE state = ? AND due_at <= ? ORDER BY due_at, position LIMIT 1)
       RETURNING ${columns}`,
    ),
    record: database.prepare('UPDATE publications SET progress = ?, due_at = ? WHERE id = ?'),
    setUrl: database.prepare(
      `UPDATE publications SET url = ?, due_at = CASE state WHEN 'sent' THEN ? ELSE due_at END
       WHERE id = ?`,
    ),
    open: database.prepare<Row>(
      `SELECT ${columns} FROM publications WHERE state <> 'ended' ORDER BY position LIMIT ?`,
    ),
  };
}

function toTracked({ document, url, progress }: Row): TrackedPublication {
  return { ...fromJson(document), ...(url !== null && { url }), progress: fromJson(progress) };
}
