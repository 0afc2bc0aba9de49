import { chainOn, chainStart, type Chain, type Sm3 } from '../../domain/audit/chain.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { Database } from './database.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';

/** Writes events with their hashes. Both must be called inside a write, so that they share its fate. */
export interface CaseChain {
  /** Adds events to the end of the case's history. */
  extend(caseId: string, events: readonly CaseEvent[]): void;
  /** Chains the events of a case that was stored before there were chains. */
  seal(caseId: string): Chain;
}

/** The hash chains of all cases: a row per case for the head, a hash beside each event. */
export function openCaseChain(database: Database, sm3: Sm3): CaseChain {
  const sql = prepareChains(database);

  function seal(caseId: string): Chain {
    const rows = sql.history.all(caseId);
    const events = rows.map((row) => fromJson(row.event));
    const chain = { events: 0, head: chainStart };
    const hashes = chainOn(sm3, { caseId, chain }, events);
    for (const [index, hash] of hashes.entries()) sql.setHash.run(hash, caseId, index + 1);
    const sealed = { events: events.length, head: hashes.at(-1) ?? chainStart };
    sql.setChain.run(caseId, sealed.events, sealed.head);
    return sealed;
  }

  return {
    seal,
    extend(caseId, events) {
      const stored = sql.chain.get(caseId) ?? { events: 0, head: chainStart };
      const chain = stored.head === '' ? seal(caseId) : stored;
      const hashes = chainOn(sm3, { caseId, chain }, events);
      for (const [index, event] of events.entries())
        sql.addEvent.run(caseId, chain.events + index + 1, toJson(event), hashes[index] ?? '');
      sql.setChain.run(caseId, chain.events + events.length, hashes.at(-1) ?? chain.head);
    },
  };
}

function prepareChains(database: Database) {
  return {
    chain: database.prepare<Chain>('SELECT events, head FROM case_chains WHERE case_id = ?'),
    setChain: database.prepare(
      `INSERT INTO case_chains (case_id, events, head) VALUES (?, ?, ?)
       ON CONFLICT (case_id) DO UPDATE SET events = excluded.events, head = excluded.head`,
    ),
    addEvent: database.prepare(
      'INSERT INTO case_events (case_id, sequence, event, hash) VALUES (?, ?, ?, ?)',
    ),
    history: database.prepare<{ event: Json<CaseEvent> }>(
      'SELECT event FROM case_events WHERE case_id = ? ORDER BY sequence',
    ),
    setHash: database.prepare('UPDATE case_events SET hash = ? WHERE case_id = ? AND sequence = ?'),
  };
}
