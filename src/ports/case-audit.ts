import type { CaseHead, CheckpointMark } from '../domain/audit/checkpoint.ts';
import type { StoredCase } from '../domain/audit/stored-case.ts';

/** What a checkpoint is about to say. */
export interface Unsigned {
  /** All cases and all their events in the store. */
  cases: number;
  events: number;
  /** The cases that have changed since they were last signed, at most `limit`. */
  heads: CaseHead[];
}

/** The audit chains of all cases: signed by checkpoints, read by auditors. */
export interface CaseAudit {
  /** Chains what was stored before there were chains. */
  unsigned(limit: number): Promise<Unsigned>;
  /** Notes a checkpoint that the sink holds by now, and that it holds these heads. */
  signed(mark: CheckpointMark, heads: readonly CaseHead[]): Promise<void>;
  /** The newest checkpoint noted. */
  lastCheckpoint(): Promise<CheckpointMark | undefined>;
  /** Every case after this id, in the order of ids, at most `limit`; '' begins. */
  read(afterId: string, limit: number): Promise<StoredCase[]>;
}
