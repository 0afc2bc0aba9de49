import type { Case } from '../domain/case/case.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { Instant } from '../domain/time.ts';

/** One accepted command as one atomic write: document, events and outbox together, or nothing. */
export interface CaseWrite {
  /** The version that was read; 0 for a case that does not exist yet. */
  expectedVersion: number;
  /** Its version is `expectedVersion + 1`. */
  after: Case;
  /** The events of this command, in order; they also go out as one `case-events` record each. */
  events: readonly CaseEvent[];
  /** When the case next wants `fire-due`; absent when no clock is armed. */
  nextFireAt?: Instant;
  /** Its stories are those of the version before: the store need not look at their links. */
  keepsStories?: boolean;
}

/** A stored event with its place in the case's history. */
export interface StoredCaseEvent {
  caseId: string;
  /** 1, 2, 3 … over all commands of the case. */
  sequence: number;
  event: CaseEvent;
}

/** Which version of a case the store holds. */
export interface CaseVersion {
  id: string;
  version: number;
}

export interface CaseStore {
  get(id: string): Promise<Case | undefined>;
  /** `conflict` when the stored version is not `expectedVersion`; then nothing is written. */
  save(write: CaseWrite): Promise<'saved' | 'conflict'>;
  /** The live case (not merged, dismissed or archived) that holds the story. */
  liveCaseOf(storyId: string): Promise<Case | undefined>;
  /** Cases that are not merged, dismissed or archived, newest first. */
  open(limit: number): Promise<Case[]>;
  /** All cases, newest first. */
  all(limit: number): Promise<Case[]>;
  /**
   * The versions of cases, newest first, from behind this one on; without `after` from the newest. Costs far less than
   * the cases themselves. An unknown id gives none.
   */
  versions(limit: number, after?: string): Promise<CaseVersion[]>;
  /** Hears of every version that this process saves, before `save` resolves, until the returned function is called. */
  onSaved(listener: (saved: Case) => void): () => void;
  /** Ids of cases whose `nextFireAt` is at or before `now`, the longest due first. */
  due(now: Instant, limit: number): Promise<string[]>;
  history(caseId: string): Promise<StoredCaseEvent[]>;
  /** The next number of the year, never given twice; numbers may be skipped. */
  nextNumber(year: number): Promise<number>;
  /** The oldest events not yet passed on, at most `limit`. */
  outbox(limit: number): Promise<StoredCaseEvent[]>;
  /** Marks events as passed on. */
  passedOn(events: readonly StoredCaseEvent[]): Promise<void>;
}
