import {
  chainedContent,
  chainOn,
  chainStart,
  officeChainId,
  type Sm3,
} from '../../domain/audit/chain.ts';
import type { ChainHead } from '../../domain/audit/checkpoint.ts';
import type { StoredLink } from '../../domain/audit/stored-case.ts';
import type { OfficeAudit } from '../../ports/case-audit.ts';
import type { Database } from './database.ts';

/** The audit chain of the office's own events in this database. */
export function openOfficeAudit(database: Database, sm3: Sm3): OfficeAudit {
  const newest = database.prepare<ChainHead & { isSigned: number }>(
    `SELECT sequence AS events, hash AS head, is_signed AS isSigned FROM office_events
     WHERE sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1`,
  );
  const unchained = database.prepare<{ position: number; event: string }>(
    'SELECT position, event FROM office_events WHERE sequence IS NULL ORDER BY position',
  );
  const chain = database.prepare(
    'UPDATE office_events SET sequence = ?, hash = ? WHERE position = ?',
  );
  const sign = database.prepare(
    'UPDATE office_events SET is_signed = 1 WHERE sequence <= ? AND is_signed = 0',
  );
  const links = database.prepare<StoredLink>(
    `SELECT sequence, event, hash FROM office_events
     WHERE sequence IS NOT NULL ORDER BY sequence`,
  );
  const noted = database.prepare<{ last: number | null }>(
    'SELECT max(sequence) AS last FROM office_events WHERE is_signed = 1',
  );

  function chainAll(): void {
    const { events, head } = newest.get() ?? { events: 0, head: chainStart };
    const rows = unchained.all();
    const contents = rows.map(({ event }) => chainedContent(event));
    const hashes = chainOn(sm3, { caseId: officeChainId, chain: { events, head } }, contents);
    for (const [index, { position }] of rows.entries())
      chain.run(events + index + 1, hashes[index] ?? '', position);
  }

  return {
    unsigned: () =>
      database.write(() => {
        chainAll();
        const last = newest.get();
        return last && last.isSigned === 0 ? { events: last.events, head: last.head } : undefined;
      }),
    async signed(events) {
      await database.write(() => sign.run(events));
    },
    read: async () => ({ events: links.all(), signed: noted.get()?.last ?? 0 }),
  };
}
