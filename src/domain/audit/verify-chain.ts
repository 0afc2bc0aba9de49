import { parseJson } from '../json-text.ts';
import { chainedContent, chainHash, chainStart, type Sm3 } from './chain.ts';
import type { ChainHead } from './checkpoint.ts';
import type { Finding } from './finding.ts';
import type { StoredLink, StoredRecord } from './stored-case.ts';

/** A finding of this kind, at this place. */
export function finding(kind: Finding['kind'], place: Omit<Finding, 'kind'> = {}): Finding {
  return { kind, ...place };
}

/** Every event on its own, and each after the one before it. */
export function chainFindings(sm3: Sm3, caseId: string, events: readonly StoredLink[]): Finding[] {
  const findings: Finding[] = [];
  let before = { sequence: 0, hash: chainStart };
  for (const { sequence, event: text, hash } of events) {
    const event = chainedContent(text);
    const expected = before.sequence + 1;
    if (sequence < expected) findings.push(finding('event-out-of-place', { sequence }));
    else if (sequence > expected)
      findings.push(finding('events-missing', { sequence: expected, until: sequence - 1 }));
    else if (chainHash(sm3, before.hash, { caseId, sequence, event }) !== hash)
      findings.push(finding('event-altered', { sequence }));
    if (!isAsWritten(text, parseJson(text)))
      findings.push(finding('event-unreadable', { sequence }));
    before = { sequence: Math.max(sequence, before.sequence), hash };
  }
  return findings;
}

/** Two readers must never see two things in one text, e.g. in a member that is there twice. */
export function isAsWritten(text: string, value: unknown): boolean {
  return JSON.stringify(value) === text;
}

/** Whether every head that was ever signed is still on the chain; tells the first that is not. */
export function signedFindings(
  events: readonly StoredLink[],
  signed: readonly ChainHead[],
): Finding[] {
  const hashes = new Map(events.map(({ sequence, hash }) => [sequence, hash]));
  const last = events.at(-1)?.sequence ?? 0;
  let sound = 0;
  for (const { events: until, head } of signed) {
    if (until > last) return [finding('tail-cut', { sequence: last + 1, until })];
    if (hashes.get(until) !== head) return [finding('restamped', { sequence: sound + 1, until })];
    sound = until;
  }
  return [];
}

/** Whether the recorded head and count are those of the newest event. */
export function headFindings(
  record: Pick<StoredRecord, 'events' | 'head'>,
  events: readonly StoredLink[],
): Finding[] {
  const { sequence: last, hash } = events.at(-1) ?? { sequence: 0, hash: chainStart };
  if (record.events > last)
    return [finding('tail-cut', { sequence: last + 1, until: record.events })];
  return record.head === hash && record.events === last
    ? []
    : [finding('head-altered', { sequence: last })];
}

/** Whether the checkpoints hold as many events as the store has noted as signed. */
export function markFindings(noted: number, signed: readonly ChainHead[]): Finding[] {
  const until = signed.at(-1)?.events ?? 0;
  return noted > until ? [finding('signature-missing', { sequence: noted, until })] : [];
}
