import { chainOn, type Chain, type Sm3 } from '../../domain/audit/chain.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { isLive } from '../../domain/case/stage.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { Instant } from '../../domain/time.ts';
import type { CaseWrite, StoredCaseEvent } from '../../ports/case-store.ts';

/** An event in its place, with its hash. */
export interface EventEntry {
  sequence: number;
  /** Where it stands among the events of all cases. */
  position: number;
  event: Json<CaseEvent>;
  hash: string;
}

/** A case, its newest events, its outbox and the head of its audit chain: what one command writes at once. */
export interface CaseRow {
  _id: string;
  /** When it was opened among all cases. */
  position: number;
  version: number;
  isLive: boolean;
  isDismissed: boolean;
  nextFireAt?: Instant;
  document: Json<Case>;
  storyIds: string[];
  itemIds: string[];
  /** Whatever in the document may be the hash of a snapshot: any text of 64 characters. */
  evidence: string[];
  /** How many events it has had, and the hash of the newest. */
  events: number;
  head: string;
  /** How many of them a checkpoint holds. */
  signed: number;
  isSigned: boolean;
  /** The newest events; those before stand in `case_events`, so that no case outgrows its document. */
  recent: EventEntry[];
  recentBytes: number;
  /** How many events stand in `case_events`. */
  archived: number;
  /** How many events have left the outbox; what is passed on is passed on in order. */
  passedOn: number;
  /** At or before the position of the oldest event in the outbox; absent when that is empty. */
  outboxAt?: number;
}

/** One of the older events. */
export interface ArchivedEvent extends EventEntry {
  _id: string;
  caseId: string;
}

/** The events of a command as they are stored after `chain`. */
export function entriesOf(
  { sm3, nextPosition }: { sm3: Sm3; nextPosition(): number },
  { caseId, chain }: { caseId: string; chain: Chain },
  events: readonly CaseEvent[],
): EventEntry[] {
  const hashes = chainOn(sm3, { caseId, chain }, events);
  return events.map((event, index) => ({
    sequence: chain.events + index + 1,
    position: nextPosition(),
    event: toJson(event),
    hash: hashes[index] ?? '',
  }));
}

/** What a command sets of the case itself; without `nextFireAt` when no clock is armed. */
export function fieldsOf({ after, nextFireAt }: Pick<CaseWrite, 'after' | 'nextFireAt'>) {
  return {
    version: after.version,
    isLive: isLive(after.stage),
    document: toJson(after),
    ...referencesOf(after),
    ...(nextFireAt !== undefined && { nextFireAt }),
  };
}

/** What the case is found by. */
export function referencesOf(document: Case) {
  return {
    isDismissed: document.stage === '不予立案',
    storyIds: [...document.storyIds],
    itemIds: [...document.itemIds],
    evidence: [...hashesIn(document)],
  };
}

/** A case keeps at most so much of its history in its own document, beside its 256 KB: far below MongoDB's 16 MB. */
export const maxRecentBytes = 256 * 1024;

/** How much the events add to the document, in UTF-16 units and a little for their frames. */
export function sizeOf(entries: readonly EventEntry[]): number {
  return entries.reduce((sum, { event }) => sum + event.length + 200, 0);
}

export function toStoredEvent(caseId: string, { sequence, event }: EventEntry): StoredCaseEvent {
  return { caseId, sequence, event: fromJson(event) };
}

function hashesIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string' && value.length === 64) found.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) hashesIn(member, found);
  return found;
}
