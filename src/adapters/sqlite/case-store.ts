import { chainOn, type Chain, type Sm3 } from '../../domain/audit/chain.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { isLive } from '../../domain/case/stage.ts';
import type { CaseStore, CaseVersion, CaseWrite, StoredCaseEvent } from '../../ports/case-store.ts';
import { emptyChain, openCaseSeal } from './case-chain.ts';
import type { Database } from './database.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';

interface CaseRow {
  document: Json<Case>;
}

interface EventRow {
  case_id: string;
  sequence: number;
  event: Json<CaseEvent>;
}

/** Cases with their histories; the events double as the outbox until they are passed on. */
export function openCaseStore(database: Database, sm3: Sm3): CaseStore {
  const sql = prepareCases(database);
  const seal = openCaseSeal(database, sm3);
  const listeners = new Set<(saved: Case) => void>();

  /** The chain of the stored version; `conflict` when that is another than expected. */
  function chainOf(caseId: string, expectedVersion: number): Chain | 'conflict' {
    const stored = sql.chain.get(caseId);
    if ((stored?.version ?? 0) !== expectedVersion) return 'conflict';
    if (stored === undefined) return emptyChain;
    return stored.head === '' ? seal(caseId) : stored;
  }

  return {
    get: async (id) => toCase(sql.byId.get(id)),
    async save(write) {
      const { after, events, expectedVersion } = write;
      const document = toJson(after);
      const texts = events.map(toJson);
      const outcome = await database.write(() => {
        const chain = chainOf(after.id, expectedVersion);
        if (chain === 'conflict') return 'conflict';
        const hashes = chainOn(sm3, { caseId: after.id, chain }, events);
        saveCase(sql, write, {
          document,
          chained: chain.events + events.length,
          head: hashes.at(-1) ?? chain.head,
        });
        for (const [index, text] of texts.entries())
          sql.addEvent.run(after.id, chain.events + index + 1, text, hashes[index] ?? '');
        return 'saved';
      });
      if (outcome === 'saved') for (const hear of listeners) hear(after);
      return outcome;
    },
    liveCaseOf: async (storyId) => toCase(sql.liveOfStory.get(storyId)),
    open: async (limit) => sql.live.all(limit).map((row) => fromJson(row.document)),
    all: async (limit) => sql.all.all(limit).map((row) => fromJson(row.document)),
    versions: async (limit, after) =>
      after === undefined ? sql.versions.all(limit) : sql.versionsAfter.all(after, limit),
    onSaved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    due: async (now, limit) => sql.due.all(now, limit).map((row) => row.id),
    history: async (caseId) => sql.history.all(caseId).map(toStoredEvent),
    nextNumber: (year) => database.write(() => sql.nextNumber.get(year)?.last ?? 0),
    outbox: async (limit) => sql.outbox.all(limit).map(toStoredEvent),
    async passedOn(events) {
      await database.write(() => {
        for (const { caseId, sequence } of events) sql.passOn.run(caseId, sequence);
      });
    },
  };
}

function saveCase(
  sql: ReturnType<typeof prepareCases>,
  { expectedVersion, after, nextFireAt, keepsStories }: CaseWrite,
  { document, chained, head }: { document: string; chained: number; head: string },
): void {
  const isLiveNow = isLive(after.stage) ? 1 : 0;
  const row = [after.version, isLiveNow, nextFireAt ?? null, document, chained, head, after.id];
  if (expectedVersion === 0) sql.insert.run(...row);
  else sql.update.run(...row);
  if (keepsStories !== true) {
    const storyIds = toJson(after.storyIds);
    sql.unlinkStories.run(after.id, storyIds);
    sql.linkStories.run(after.id, storyIds);
  }
}

function prepareCases(database: Database) {
  return {
    byId: database.prepare<CaseRow>('SELECT document FROM cases WHERE id = ?'),
    liveOfStory: database.prepare<CaseRow>(
      `SELECT document FROM case_stories JOIN cases ON cases.id = case_id
       WHERE story_id = ? AND is_live = 1 ORDER BY position LIMIT 1`,
    ),
    live: database.prepare<CaseRow>(
      'SELECT document FROM cases WHERE is_live = 1 ORDER BY position DESC LIMIT ?',
    ),
    all: database.prepare<CaseRow>('SELECT document FROM cases ORDER BY position DESC LIMIT ?'),
    versions: database.prepare<CaseVersion>(
      'SELECT id, version FROM cases ORDER BY position DESC LIMIT ?',
    ),
    versionsAfter: database.prepare<CaseVersion>(
      `SELECT id, version FROM cases WHERE position < (SELECT position FROM cases WHERE id = ?)
       ORDER BY position DESC LIMIT ?`,
    ),
    due: database.prepare<{ id: string }>(
      'SELECT id FROM cases WHERE next_fire_at <= ? ORDER BY next_fire_at, position LIMIT ?',
    ),
    chain: database.prepare<Chain & { version: number }>(
      'SELECT version, chained AS events, head FROM cases WHERE id = ?',
    ),
    // never the position of a case that somebody removed: its events may still be there
    insert: database.prepare(
      `INSERT INTO cases (version, is_live, next_fire_at, document, chained, head, id, position)
       SELECT ?, ?, ?, ?, ?, ?, ?, 1 + max(
         coalesce((SELECT max(position) FROM cases), 0),
         coalesce((SELECT max(case_position) FROM case_events), 0)
       )`,
    ),
    update: database.prepare(
      `UPDATE cases SET version = ?, is_live = ?, next_fire_at = ?, document = ?, chained = ?, head = ?
       WHERE id = ?`,
    ),
    addEvent: database.prepare(
      `INSERT INTO case_events (case_position, sequence, event, hash)
       VALUES ((SELECT position FROM cases WHERE id = ?), ?, ?, ?)`,
    ),
    unlinkStories: database.prepare(
      `DELETE FROM case_stories WHERE case_id = ?
       AND story_id NOT IN (SELECT value FROM json_each(?))`,
    ),
    linkStories: database.prepare(
      `INSERT INTO case_stories (case_id, story_id)
       SELECT linked.case_id, story.value FROM (SELECT ? AS case_id) AS linked, json_each(?) AS story
       WHERE true ON CONFLICT DO NOTHING`,
    ),
    history: database.prepare<EventRow>(
      `SELECT id AS case_id, sequence, event
       FROM cases JOIN case_events ON case_position = cases.position
       WHERE id = ? ORDER BY sequence`,
    ),
    outbox: database.prepare<EventRow>(
      `SELECT id AS case_id, sequence, event
       FROM case_events AS event JOIN cases ON cases.position = case_position
       WHERE is_passed_on = 0 ORDER BY event.position LIMIT ?`,
    ),
    passOn: database.prepare(
      `UPDATE case_events SET is_passed_on = 1
       WHERE case_position = (SELECT position FROM cases WHERE id = ?) AND sequence = ?`,
    ),
    nextNumber: database.prepare<{ last: number }>(
      `INSERT INTO case_numbers (year, last) VALUES (?, 1)
       ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last`,
    ),
  };
}

function toCase(row: CaseRow | undefined): Case | undefined {
  return row && fromJson(row.document);
}

function toStoredEvent(row: EventRow): StoredCaseEvent {
  return { caseId: row.case_id, sequence: row.sequence, event: fromJson(row.event) };
}
