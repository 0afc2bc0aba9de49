import type { Instant } from '../time.ts';

/** Everything that the store holds of one case, unread: what stands in it may have been tampered with. */
export interface StoredCase {
  caseId: string;
  /** Absent when events are left of a case that is gone. */
  record?: StoredRecord;
  /** By sequence. */
  events: readonly StoredLink[];
}

export interface StoredRecord {
  /** JSON text. */
  document: string;
  version: number;
  isLive: boolean;
  nextFireAt?: Instant;
  /** How many events the case has had, and the hash of the newest; empty when never chained. */
  events: number;
  head: string;
  /** How many of them a checkpoint holds. */
  signed: number;
}

/** One event as it is stored, with its hash. */
export interface StoredLink {
  sequence: number;
  /** JSON text. */
  event: string;
  /** Empty when never chained. */
  hash: string;
}

/** What the store holds of the office's own events, those aside that the next checkpoint will chain. */
export interface StoredOffice {
  /** By sequence. */
  events: readonly StoredLink[];
  /** How many of them a checkpoint holds. */
  signed: number;
}
