import type { Instant } from '../domain/time.ts';

/** One thing as it is stored; documents are JSON text. Its key is unique on its shelf. */
interface Kept {
  key: string;
}

/** Something with its place in the order in which its like came. */
interface InOrder extends Kept {
  position: number;
}

export interface KeptDocument extends Kept {
  document: string;
}

export interface KeptVersion extends InOrder {
  version: number;
  document: string;
}

export interface KeptLink extends InOrder {
  storyId: string;
}

export interface KeptBlob extends Kept {
  /** Before compression. */
  size: number;
  packed: Uint8Array;
}

export interface KeptRecord extends InOrder {
  document: string;
}

/** What was done to the office itself, with its place on the audit chain once it has one. */
export interface KeptOfficeEvent extends KeptRecord {
  sequence?: number;
  hash?: string;
  isSigned?: true;
}

export interface KeptMark extends Kept {
  at: Instant;
}

export interface KeptNoticeDelivery extends InOrder {
  document: string;
  attempts: number;
  nextAttemptAt?: Instant;
  reason?: string;
  receipt?: string;
  parkedAt?: Instant;
}

export interface KeptPublication extends InOrder {
  document: string;
  url?: string;
  progress: string;
  dueAt?: Instant;
}

export interface KeptSmallDocument extends Kept {
  kind: string;
  version: number;
  owner?: string;
  expiresAt?: Instant;
  document: string;
}

export interface KeptNumber extends Kept {
  last: number;
}

export interface KeptCheckpoint extends Kept {
  sequence: number;
  hash: string;
}

/** A case with its whole history; `events` are its own, by sequence. */
export interface KeptCase extends InOrder {
  version: number;
  isLive: boolean;
  nextFireAt?: Instant;
  document: string;
  head: string;
  signed: number;
  events: readonly {
    sequence: number;
    event: string;
    hash: string;
    /** Its place among the events of all cases. */
    position: number;
    isPassedOn: boolean;
  }[];
}

/** Everything of one kind that an office keeps. */
export interface Shelf<T extends Kept> {
  /** What comes after this key, in the order of keys, at most `limit`; '' begins. */
  after(key: string, limit: number): Promise<T[]>;
  /** Takes in what is not there yet; each thing whole or not at all. */
  put(things: readonly T[]): Promise<void>;
  count(): Promise<number>;
}

/** All that an office keeps, its log aside, in a form that any back end gives and takes. */
export interface Household {
  blobs: Shelf<KeptBlob>;
  evidence: Shelf<KeptRecord>;
  items: Shelf<KeptDocument>;
  stories: Shelf<KeptDocument>;
  storyItems: Shelf<KeptLink>;
  pageVisits: Shelf<KeptDocument>;
  sourceStates: Shelf<KeptDocument>;
  owedPages: Shelf<KeptDocument>;
  cases: Shelf<KeptCase>;
  caseNumbers: Shelf<KeptNumber>;
  checkpoint: Shelf<KeptCheckpoint>;
  sentNotices: Shelf<KeptMark>;
  noticeDeliveries: Shelf<KeptNoticeDelivery>;
  publications: Shelf<KeptPublication>;
  watches: Shelf<KeptVersion>;
  policies: Shelf<KeptVersion>;
  corrections: Shelf<KeptRecord>;
  /** Without leases: they tell of processes. */
  smallDocuments: Shelf<KeptSmallDocument>;
  officeEvents: Shelf<KeptOfficeEvent>;
}
