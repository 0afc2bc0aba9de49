import type { Database } from './database.ts';
import type { ArchivedEvent, CaseRow, EventEntry } from './case-row.ts';

/** The events of a case wherever they stand. */
export interface CaseHistory {
  /** Those after this sequence, in order. The row must have been read before: events only ever move out of it. */
  after(sequence: number, row: Pick<CaseRow, '_id' | 'recent' | 'archived'>): Promise<EventEntry[]>;
  /** Copies events out of the row, so that the next command may drop them; harmless when copied already. */
  archive(caseId: string, entries: readonly EventEntry[]): Promise<void>;
  /** Cases after this id of which archived events are left, at most `limit`. */
  archivedCases(afterId: string, limit: number): Promise<string[]>;
}

/** The collection `case_events` behind the newest events that stand in the cases. */
export function openCaseHistory(database: Database): CaseHistory {
  const archive = database.rows<ArchivedEvent>('case_events');
  return {
    async after(sequence, { _id, recent, archived }) {
      const newer = recent.filter((entry) => entry.sequence > sequence);
      if (archived <= sequence) return newer;
      const range = { caseId: _id, sequence: { $gt: sequence, $lte: archived } };
      return [...(await archive.many(range, { sort: { sequence: 1 } })), ...newer];
    },
    async archive(caseId, entries) {
      await archive.addMissing(
        entries.map((entry) => ({ _id: `${caseId}/${entry.sequence}`, caseId, ...entry })),
      );
    },
    async archivedCases(afterId, limit) {
      const ids: string[] = [];
      for (let last = afterId; ids.length < limit;) {
        const next = await archive.one(
          { caseId: { $gt: last } },
          { only: ['caseId'], sort: { caseId: 1 } },
        );
        if (next === undefined) break;
        last = next.caseId;
        ids.push(last);
      }
      return ids;
    },
  };
}
