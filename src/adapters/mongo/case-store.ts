import { chainStart, type Sm3 } from '../../domain/audit/chain.ts';
import type { Case } from '../../domain/case/case.ts';
import { fromJson } from '../../domain/json-text.ts';
import type { CaseStore, CaseWrite, StoredCaseEvent } from '../../ports/case-store.ts';
import { openCaseHistory, type CaseHistory } from './case-history.ts';
import {
  entriesOf,
  fieldsOf,
  maxRecentBytes,
  sizeOf,
  toStoredEvent,
  type CaseRow,
} from './case-row.ts';
import type { Database } from './database.ts';
import type { Rows } from './rows.ts';

/** A case with its newest events, outbox and audit head in one document, written in one step by each command. */
export function openCaseStore(database: Database, sm3: Sm3): CaseStore {
  const cases = database.rows<CaseRow>('cases');
  const numbers = database.rows<{ _id: string; last: number }>('case_numbers');
  const history = openCaseHistory(database);
  const deps = { cases, history, sm3, nextPosition: database.nextPosition };
  const listeners = new Set<(saved: Case) => void>();
  const list = async (filter: object, limit: number) =>
    (await cases.many(filter, { only: ['document'], sort: { position: -1 }, limit })).map(toCase);
  return {
    async get(id) {
      const row = await cases.one({ _id: id }, { only: ['document'] });
      return row && toCase(row);
    },
    async save(write) {
      const outcome = await (write.expectedVersion === 0 ? open : change)(deps, write);
      if (outcome === 'saved') for (const hear of listeners) hear(write.after);
      return outcome;
    },
    async liveCaseOf(storyId) {
      const holding = { storyIds: storyId, isLive: true };
      const row = await cases.one(holding, { only: ['document'], sort: { position: 1 } });
      return row && toCase(row);
    },
    open: (limit) => list({ isLive: true }, limit),
    all: (limit) => list({}, limit),
    async versions(limit, after) {
      const only = ['_id', 'version'] as const;
      const start =
        after === undefined ? undefined : await cases.one({ _id: after }, { only: ['position'] });
      if (after !== undefined && start === undefined) return [];
      const older = start ? { position: { $lt: start.position } } : {};
      const rows = await cases.many(older, { only, sort: { position: -1 }, limit });
      return rows.map(({ _id: id, version }) => ({ id, version }));
    },
    onSaved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async due(now, limit) {
      const isDue = { nextFireAt: { $lte: now } };
      const rows = await cases.many(isDue, { only: ['_id'], sort: { nextFireAt: 1 }, limit });
      return rows.map(({ _id }) => _id);
    },
    async history(caseId) {
      const row = await cases.one({ _id: caseId }, { only: ['recent', 'archived'] });
      if (row === undefined) return [];
      return (await history.after(0, row)).map((entry) => toStoredEvent(caseId, entry));
    },
    async nextNumber(year) {
      return (await numbers.takeOrAdd(String(year), { $inc: { last: 1 } })).last;
    },
    outbox: (limit) => readOutbox(deps, limit),
    passedOn: (events) => passOn(cases, events),
  };
}

interface Deps {
  cases: Rows<CaseRow>;
  history: CaseHistory;
  sm3: Sm3;
  nextPosition(): number;
}

/** Opening a case is one insert. */
async function open(deps: Deps, write: CaseWrite): Promise<'saved' | 'conflict'> {
  const { id } = write.after;
  const position = deps.nextPosition();
  const chain = { events: 0, head: chainStart };
  const recent = entriesOf(deps, { caseId: id, chain }, write.events);
  const isAdded = await deps.cases.add({
    _id: id,
    position,
    ...fieldsOf(write),
    events: recent.length,
    head: recent.at(-1)?.hash ?? chainStart,
    signed: 0,
    isSigned: false,
    recent,
    recentBytes: sizeOf(recent),
    archived: 0,
    passedOn: 0,
    outboxAt: position,
  });
  return isAdded ? 'saved' : 'conflict';
}

/**
 * A later command is one update that matches only the version that was read; the head that its events are chained
 * to is of that same version.
 */
async function change(deps: Deps, write: CaseWrite): Promise<'saved' | 'conflict'> {
  const { cases, history } = deps;
  const readVersion = { _id: write.after.id, version: write.expectedVersion };
  const before = await cases.one(readVersion, { only: ['events', 'head', 'recentBytes'] });
  if (before === undefined) return 'conflict';
  const position = deps.nextPosition();
  const entries = entriesOf(deps, { caseId: write.after.id, chain: before }, write.events);
  const { events } = before;
  const isFull = before.recentBytes > maxRecentBytes;
  if (isFull) {
    const full = await cases.one(readVersion, { only: ['recent'] });
    await history.archive(write.after.id, full?.recent ?? []);
  }
  const isChanged = await cases.change(readVersion, {
    $set: {
      ...fieldsOf(write),
      events: events + entries.length,
      head: entries.at(-1)?.hash ?? before.head,
      isSigned: false,
      ...(isFull && { recent: entries, recentBytes: sizeOf(entries), archived: events }),
    },
    ...(!isFull && {
      $push: { recent: { $each: entries } },
      $inc: { recentBytes: sizeOf(entries) },
    }),
    ...(write.nextFireAt === undefined && { $unset: { nextFireAt: '' } }),
    $min: { outboxAt: position },
  });
  return isChanged ? 'saved' : 'conflict';
}

async function readOutbox({ cases, history }: Deps, limit: number): Promise<StoredCaseEvent[]> {
  const rows = await cases.many(
    { outboxAt: { $gt: 0 } },
    { only: ['recent', 'archived', 'passedOn'], sort: { outboxAt: 1 }, limit },
  );
  const waiting = await Promise.all(
    rows.map(async (row) =>
      (await history.after(row.passedOn, row)).map((entry) => ({ caseId: row._id, entry })),
    ),
  );
  return waiting
    .flat()
    .sort((a, b) => a.entry.position - b.entry.position || a.entry.sequence - b.entry.sequence)
    .slice(0, limit)
    .map(({ caseId, entry }) => toStoredEvent(caseId, entry));
}

async function passOn(cases: Rows<CaseRow>, events: readonly StoredCaseEvent[]): Promise<void> {
  const newest = new Map<string, number>();
  for (const { caseId, sequence } of events)
    newest.set(caseId, Math.max(sequence, newest.get(caseId) ?? 0));
  await cases.changeEach(
    [...newest].flatMap(([caseId, sequence]) => {
      const mark = { $max: { passedOn: sequence } };
      return [
        // the outbox is empty only while no command has added to it since
        {
          filter: { _id: caseId, events: sequence },
          update: { ...mark, $unset: { outboxAt: '' } },
        },
        { filter: { _id: caseId }, update: mark },
      ];
    }),
  );
}

function toCase({ document }: CaseRow): Case {
  return fromJson(document);
}
