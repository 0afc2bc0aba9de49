import type { Sm3 } from '../../domain/audit/chain.ts';
import type { CaseHead, CheckpointMark } from '../../domain/audit/checkpoint.ts';
import type { StoredCase } from '../../domain/audit/stored-case.ts';
import { parseJson } from '../../domain/json-text.ts';
import type { CaseAudit } from '../../ports/case-audit.ts';
import { openCaseHistory } from './case-history.ts';
import type { CaseRow, EventEntry } from './case-row.ts';
import type { Database } from './database.ts';
import { openOfficeAudit } from './office-audit.ts';

const markId = 'newest';

/** The audit chains of the cases in this database; every case here has had one from its opening. */
export function openCaseAudit(database: Database, sm3: Sm3): CaseAudit {
  const cases = database.rows<CaseRow>('cases');
  const marks = database.rows<CheckpointMark & { _id: string }>('checkpoint_mark');
  const history = openCaseHistory(database);
  return {
    async unsigned(limit) {
      const only = ['version', 'events', 'head', 'document'];
      const rows = await cases.many({ isSigned: false }, { only, limit });
      const chained = { events: { $gt: 0 } };
      const events = await cases.sum('events', chained);
      return { cases: await cases.count(chained), events, heads: rows.map(toHead) };
    },
    async signed({ sequence, hash }, heads) {
      await cases.changeEach(
        heads.flatMap(({ caseId, events }) => {
          const mark = { $max: { signed: events } };
          return [
            // a command that came meanwhile is signed the next time
            { filter: { _id: caseId, events }, update: { ...mark, $set: { isSigned: true } } },
            { filter: { _id: caseId }, update: mark },
          ];
        }),
      );
      await marks.put([{ _id: markId, sequence, hash }]);
    },
    async lastCheckpoint() {
      const mark = await marks.one({ _id: markId });
      return mark && { sequence: mark.sequence, hash: mark.hash };
    },
    async read(afterId, limit) {
      const rows = await cases.many({ _id: { $gt: afterId } }, { sort: { _id: 1 }, limit });
      const byId = new Map(rows.map((row) => [row._id, row]));
      // events whose case is gone are evidence too
      const archived = await history.archivedCases(afterId, limit);
      const ids = [...new Set([...byId.keys(), ...archived])].sort(byCodePoint).slice(0, limit);
      return Promise.all(
        ids.map(async (caseId) => {
          const row = byId.get(caseId);
          const left = { _id: caseId, recent: [], archived: Number.MAX_SAFE_INTEGER };
          return toStored(caseId, row, await history.after(0, row ?? left));
        }),
      );
    },
    office: openOfficeAudit(database, sm3),
  };
}

function toHead({ _id, version, events, head, document }: CaseRow): CaseHead {
  const stored = parseJson(document);
  const hasNumber = typeof stored === 'object' && stored !== null && 'number' in stored;
  const number = hasNumber && typeof stored.number === 'string' ? stored.number : '';
  return { caseId: _id, number, version, events, head };
}

function toStored(
  caseId: string,
  row: CaseRow | undefined,
  entries: readonly EventEntry[],
): StoredCase {
  const events = entries.map(({ sequence, event, hash }) => ({ sequence, event, hash }));
  if (row === undefined) return { caseId, events };
  const { document, version, isLive, nextFireAt, head, signed } = row;
  const fire = nextFireAt === undefined ? {} : { nextFireAt };
  const record = { document, version, isLive, ...fire, events: row.events, head, signed };
  return { caseId, record, events };
}

/** As the server orders ids. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
