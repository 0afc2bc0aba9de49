import { chainOn, chainStart, type Chain, type Sm3 } from '../../domain/audit/chain.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { fromJson, type Json } from '../../domain/json-text.ts';
import type { Database } from './database.ts';

/** What the chain of a case without events is. */
export const emptyChain: Chain = { events: 0, head: chainStart };

/**
 * Chains the events of a case that was stored before there were chains: a hash beside each event, the
 * head beside the case. To be called inside a write, so that it shares its fate.
 */
export function openCaseSeal(database: Database, sm3: Sm3): (caseId: string) => Chain {
  const history = database.prepare<{ event: Json<CaseEvent> }>(
    `SELECT event FROM case_events WHERE case_position = (SELECT position FROM cases WHERE id = ?)
     ORDER BY sequence`,
  );
  const setHash = database.prepare(
    `UPDATE case_events SET hash = ?
     WHERE case_position = (SELECT position FROM cases WHERE id = ?) AND sequence = ?`,
  );
  const setChain = database.prepare('UPDATE cases SET chained = ?, head = ? WHERE id = ?');
  return (caseId) => {
    const events = history.all(caseId).map((row) => fromJson(row.event));
    const hashes = chainOn(sm3, { caseId, chain: emptyChain }, events);
    for (const [index, hash] of hashes.entries()) setHash.run(hash, caseId, index + 1);
    const sealed = { events: events.length, head: hashes.at(-1) ?? chainStart };
    setChain.run(sealed.events, sealed.head, caseId);
    return sealed;
  };
}
