import type { CaseHead, ChainHead, CheckpointMark } from '../domain/audit/checkpoint.ts';
import type { StoredCase, StoredOffice } from '../domain/audit/stored-case.ts';

/** What a checkpoint is about to say. */
export interface Unsigned {
  /** All cases and all their events in the store. */
  cases: number;
  events: number;
  /** The cases that have changed since they were last signed, at most `limit`. */
  heads: CaseHead[];
}

/** The audit chain of what is done to the office itself; an event is chained with the next checkpoint. */
export interface OfficeAudit {
  /** Chains the events that have come since, in their order. `undefined` when the newest is signed. */
  unsigned(): Promise<ChainHead | undefined>;
  /** Notes that the sink holds the head after this many events. */
  signed(events: number): Promise<void>;
  read(): Promise<StoredOffice>;
}

/** The audit chains of all cases and of the office: signed by checkpoints, read by auditors. */
export interface CaseAudit {
  /** Chains what was stored before there were chains. */
  unsigned(limit: number): Promise<Unsigned>;
  /** Notes a checkpoint that the sink holds by now, and that it holds these heads. */
  signed(mark: CheckpointMark, heads: readonly CaseHead[]): Promise<void>;
  /** The newest checkpoint noted. */
  lastCheckpoint(): Promise<CheckpointMark | undefined>;
  /** Every case after this id, in the order of ids, at most `limit`; '' begins. */
  read(afterId: string, limit: number): Promise<StoredCase[]>;
  office: OfficeAudit;
}
