import type { NewRecord } from './log.ts';

/** One step of the flow: messages of one topic in, records for other topics out; its stores are its own. */
export interface Stage<In> {
  /** Also its consumer group and, behind `dead-letter.`, the topic of what it could not handle. */
  name: string;
  reads: string;
  writes: readonly string[];
  /** Checks a message against the topic's schema; throws AppError `message-invalid` with the reason. */
  parse(value: unknown): In;
  /**
   * Handles messages in order and returns what to append. Idempotent: any message may come again.
   * A throw makes the runtime try the messages one by one and park the one that fails.
   */
  handle(messages: readonly In[]): Promise<readonly NewRecord[]>;
  /** Keys may have come from another process: what is remembered of those that are gained is out of date. */
  reassigned?(isGained: (key: string) => boolean): void;
}
