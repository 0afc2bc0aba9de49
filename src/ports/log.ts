/** A record to append. The value is JSON; its shape is the topic's schema in src/domain. */
export interface NewRecord {
  topic: string;
  /** Records of one key keep their order. */
  key: string;
  value: unknown;
}

export interface LogRecord extends NewRecord {
  /** Where it stands in its topic: `<offset>` or `<partition>-<offset>`; offsets only grow. */
  position: string;
  /** When it was appended, ms since the epoch. */
  appendedAt: number;
}

export interface ConsumeOptions {
  topic: string;
  /** Members of one group share a topic; every group sees every record. */
  group: string;
  /** Where a group that was never seen begins; `last`: so many records before the end, of each partition. */
  from?: 'start' | 'end' | { last: number };
  /** At most this many records in one batch. */
  batchSize: number;
  /** Ends the loop after the batch in hand is handled and committed. */
  signal: AbortSignal;
  /**
   * Where members may run in several processes: called before the first batch of keys that this member did
   * not have until now, as others may have handled records of them in between; `isGained` tells them.
   */
  onReassigned?(isGained: (key: string) => boolean): void;
}

/**
 * The ordered, durable log between stages. At least once: a batch whose handler rejects, or that a
 * crash cuts off, is delivered again from its first record.
 */
export interface Log {
  /**
   * Resolves once all records are durable. Of a call that rejects with `message-invalid` none is appended;
   * after `storage-…` some may be, as after a crash: append them again.
   */
  append(records: readonly NewRecord[]): Promise<void>;
  /**
   * Hands batches to `handle` one at a time, per key in order, and commits after it resolves. Rejects
   * with the handler's error; the caller decides whether to consume again.
   */
  consume(
    options: ConsumeOptions,
    handle: (batch: readonly LogRecord[]) => Promise<void>,
  ): Promise<void>;
  /** Records of the topic that the group has not committed yet. */
  lag(topic: string, group: string): Promise<number>;
  /**
   * Removes at most `limit` records of the topic that were appended before this time, the oldest first, whether a
   * group has read them or not; resolves with how many went. Groups stay where they stand. The newest record of all
   * topics may stay. On Kafka the cluster removes records by itself, after 30 days, and this removes none.
   */
  trim(topic: string, appendedBefore: number, limit: number): Promise<number>;
  close(): Promise<void>;
}
