import {
  chainedContent,
  chainOn,
  chainStart,
  officeChainId,
  type Sm3,
} from '../../domain/audit/chain.ts';
import type { OfficeAudit } from '../../ports/case-audit.ts';
import type { Database } from './database.ts';
import { deliverOfficeEvents, type EventRow } from './office-events.ts';

const batchSize = 500;

/**
 * The audit chain of the office's own events in this database. Only the process that writes the checkpoints
 * chains: it alone leads, and a crash between two events leaves a shorter chain to go on with.
 */
export function openOfficeAudit(database: Database, sm3: Sm3): OfficeAudit {
  const rows = database.rows<EventRow>('office_events');
  const isChained = { sequence: { $gt: 0 } };
  const newest = (filter: object) =>
    rows.one({ ...isChained, ...filter }, { sort: { sequence: -1 } });

  async function chainNext(): Promise<number> {
    const last = await newest({});
    const isNew = { sequence: { $exists: false } };
    const next = await rows.many(isNew, { sort: { position: 1 }, limit: batchSize });
    const chain = { events: last?.sequence ?? 0, head: last?.hash ?? chainStart };
    const events = next.map(({ event }) => chainedContent(event));
    const hashes = chainOn(sm3, { caseId: officeChainId, chain }, events);
    for (const [index, { _id }] of next.entries()) {
      const place = { sequence: chain.events + index + 1, hash: hashes[index] ?? '' };
      await rows.change({ _id, ...isNew }, { $set: place });
    }
    return next.length;
  }

  return {
    async unsigned() {
      await deliverOfficeEvents(database);
      while ((await chainNext()) === batchSize);
      const last = await newest({});
      return last === undefined || last.isSigned === true
        ? undefined
        : { events: last.sequence ?? 0, head: last.hash ?? '' };
    },
    async signed(until) {
      const fresh = await rows.many(
        { sequence: { $gt: 0, $lte: until }, isSigned: { $exists: false } },
        { only: ['_id'] },
      );
      const update = { $set: { isSigned: true } };
      await rows.changeEach(fresh.map(({ _id }) => ({ filter: { _id }, update })));
    },
    async read() {
      const chained = await rows.many(isChained, { sort: { sequence: 1 } });
      const noted = await newest({ isSigned: true });
      return {
        events: chained.map(({ sequence = 0, event, hash = '' }) => ({ sequence, event, hash })),
        signed: noted?.sequence ?? 0,
      };
    },
  };
}
