import type { Sm3 } from '../../domain/audit/chain.ts';
import type { CaseHead, CheckpointMark } from '../../domain/audit/checkpoint.ts';
import type { StoredCase, StoredLink } from '../../domain/audit/stored-case.ts';
import type { CaseAudit } from '../../ports/case-audit.ts';
import { openCaseSeal } from './case-chain.ts';
import type { Database } from './database.ts';
import { openOfficeAudit } from './office-audit.ts';

interface ReadRow {
  id: string;
  position: number;
  document: string;
  version: number;
  is_live: number;
  next_fire_at: number | null;
  chained: number;
  head: string;
  signed: number;
}

/** The audit chains of the cases in this database. */
export function openCaseAudit(database: Database, sm3: Sm3): CaseAudit {
  const sql = prepareAudit(database);
  const seal = openCaseSeal(database, sm3);
  return {
    unsigned: (limit) =>
      database.write(() => {
        for (const { id } of sql.unchained.all(limit)) seal(id);
        const { cases, events } = sql.totals.get() ?? { cases: 0, events: 0 };
        return { cases, events, heads: sql.unsigned.all(limit) };
      }),
    signed: (mark, heads) =>
      database.write(() => {
        for (const { caseId, events } of heads) sql.sign.run(events, caseId);
        sql.note.run(mark.sequence, mark.hash);
      }),
    lastCheckpoint: async () => sql.lastCheckpoint.get(),
    async read(afterId, limit) {
      const eventsOf = (position: number) => sql.links.all(position);
      const left = isLeft(afterId) ? sql.left.all(leftPosition(afterId), limit) : [];
      const rows = sql.read.all(isLeft(afterId) ? '' : afterId, limit - left.length);
      return [
        ...left.map(({ position }) => ({ caseId: `#${position}`, events: eventsOf(position) })),
        ...rows.map((row) => toStored(row, eventsOf(row.position))),
      ];
    },
    office: openOfficeAudit(database, sm3),
  };
}

// Events whose case is gone are evidence too: they come before all cases, called by the position that it had.
const isLeft = (id: string) => id === '' || /^#-?\d+$/.test(id);
const leftPosition = (id: string) => (id === '' ? Number.MIN_SAFE_INTEGER : Number(id.slice(1)));

function toStored(row: ReadRow, events: StoredLink[]): StoredCase {
  const record = {
    document: row.document,
    version: row.version,
    isLive: row.is_live === 1,
    ...(row.next_fire_at !== null && { nextFireAt: row.next_fire_at }),
    events: row.chained,
    head: row.head,
    signed: row.signed,
  };
  return { caseId: row.id, record, events };
}

function prepareAudit(database: Database) {
  return {
    totals: database.prepare<{ cases: number; events: number }>(
      'SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM case_events) AS events',
    ),
    unchained: database.prepare<{ id: string }>(
      `SELECT id FROM cases WHERE head = '' AND (signed < chained OR head = '') LIMIT ?`,
    ),
    unsigned: database.prepare<CaseHead>(
      `SELECT id AS caseId, version, chained AS events, head,
         CASE WHEN json_valid(document) THEN coalesce(document ->> '$.number', '') ELSE '' END AS number
       FROM cases WHERE signed < chained OR head = '' LIMIT ?`,
    ),
    sign: database.prepare('UPDATE cases SET signed = max(signed, ?) WHERE id = ?'),
    note: database.prepare(
      `INSERT INTO checkpoint_mark (id, sequence, hash) VALUES (1, ?, ?)
       ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash`,
    ),
    lastCheckpoint: database.prepare<CheckpointMark>(
      'SELECT sequence, hash FROM checkpoint_mark WHERE id = 1',
    ),
    left: database.prepare<{ position: number }>(
      `SELECT case_position AS position FROM case_events WHERE case_position > ?
         AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.position = case_position)
       GROUP BY case_position LIMIT ?`,
    ),
    read: database.prepare<ReadRow>(
      `SELECT id, position, document, version, is_live, next_fire_at, chained, head, signed
       FROM cases WHERE id > ? ORDER BY id LIMIT ?`,
    ),
    links: database.prepare<StoredLink>(
      'SELECT sequence, event, hash FROM case_events WHERE case_position = ? ORDER BY sequence',
    ),
  };
}
