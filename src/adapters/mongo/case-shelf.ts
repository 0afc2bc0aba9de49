import type { Case } from '../../domain/case/case.ts';
import { fromJson, type Json } from '../../domain/json-text.ts';
import type { KeptCase, Shelf } from '../../ports/household.ts';
import { openCaseHistory } from './case-history.ts';
import { maxRecentBytes, referencesOf, sizeOf, type CaseRow, type EventEntry } from './case-row.ts';
import type { Database } from './database.ts';

/** The cases with their whole histories. */
export function openCaseShelf(database: Database): Shelf<KeptCase> {
  const cases = database.rows<CaseRow>('cases');
  const history = openCaseHistory(database);

  async function toKept(row: CaseRow): Promise<KeptCase> {
    const { _id: key, position, version, isLive, nextFireAt, document, head, signed } = row;
    const entries = await history.after(0, row);
    const events = entries.map((entry) => ({
      ...pick(entry),
      isPassedOn: entry.sequence <= row.passedOn,
    }));
    const fire = nextFireAt === undefined ? {} : { nextFireAt };
    return { key, position, version, isLive, ...fire, document, head, signed, events };
  }

  async function put(kept: KeptCase): Promise<void> {
    const row = toRow(kept);
    const isLong = row.recentBytes > maxRecentBytes;
    // the history first: a case that can be seen is whole
    if (isLong) await history.archive(kept.key, row.recent);
    await cases.add(isLong ? { ...row, recent: [], recentBytes: 0, archived: row.events } : row);
  }

  return {
    async after(key, limit) {
      const rows = await cases.many({ _id: { $gt: key } }, { sort: { _id: 1 }, limit });
      return Promise.all(rows.map(toKept));
    },
    async put(things) {
      for (const kept of things) await put(kept);
    },
    count: () => cases.count({}),
  };
}

function toRow(kept: KeptCase): CaseRow {
  const { key, position, version, isLive, nextFireAt, head, signed } = kept;
  const document: Json<Case> = kept.document;
  const waiting = kept.events.find(({ isPassedOn }) => !isPassedOn);
  const recent = kept.events.map(pick);
  return {
    _id: key,
    position,
    version,
    isLive,
    ...(nextFireAt !== undefined && { nextFireAt }),
    document,
    ...referencesOf(fromJson(document)),
    events: recent.length,
    head,
    signed,
    isSigned: signed >= recent.length,
    recent,
    recentBytes: sizeOf(recent),
    archived: 0,
    passedOn: waiting === undefined ? recent.length : waiting.sequence - 1,
    ...(waiting && { outboxAt: waiting.position }),
  };
}

function pick({ sequence, position, event, hash }: EventEntry): EventEntry {
  return { sequence, position, event, hash };
}
