import type { EachBatchPayload, Kafka } from 'kafkajs';
import type { ConsumeOptions, LogRecord } from '../../ports/log.ts';
import { retryOptions } from './client.ts';
import { partitionOf } from './partitioner.ts';
import { openReading, type ReadingOptions } from './reading.ts';
import { decode } from './record.ts';
import { kafkaTrouble } from './trouble.ts';

export interface MemberOptions extends Omit<ConsumeOptions, 'group' | 'from'>, ReadingOptions {
  /** How many it has. */
  partitions: number;
  groupId: string;
  /** Told when the connection broke down and is tried again. */
  onInterrupted: (reason: string) => void;
}

/** A member that is silent for longer is taken for dead, and the others get its partitions. */
const sessionTimeoutMs = 15_000;
const heartbeatMs = 1_000;
/** How long a fetch waits for something to come; a member that ends waits for its last fetch. */
const fetchWaitMs = 250;
/** A member that cannot reach the cluster does not wait longer than this to end. */
const joinWaitMs = 5_000;
/** Reached at once by 2,000 short records; a longer record still comes whole. */
const fetchBytesPerPartition = 2 * 1024 * 1024;

/**
 * Takes part in a group until `signal` aborts: batches of one partition one after another, each committed
 * after it was handled. Rejects with the handler's error, or `storage-failed` when Kafka refuses for good.
 */
export async function consumeAsMember(
  kafka: Kafka,
  options: MemberOptions,
  handle: (batch: readonly LogRecord[]) => Promise<void>,
): Promise<void> {
  const { topicName, partitions, groupId, signal, onReassigned, onInterrupted } = options;
  const ending = openEnding(signal);
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: heartbeatMs,
    maxWaitTimeInMs: fetchWaitMs,
    maxBytesPerPartition: fetchBytesPerPartition,
    retry: { ...retryOptions, restartOnFailure: async () => !ending.hasBegun() },
  });
  const reading = openReading(consumer, options);
  let held: Held = { memberId: '', partitions: [] };
  const joined = new Promise<void>((resolve) =>
    consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberId, memberAssignment } }) => {
      const holds = { memberId, partitions: memberAssignment[topicName] ?? [] };
      const gained = gainedSince(held, holds);
      if (gained.size > 0) onReassigned?.((key) => gained.has(partitionOf(key, partitions)));
      held = holds;
      reading.join({ held: held.partitions, gained }).catch((error: unknown) => ending.fail(error));
      resolve();
    }),
  );
  consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
    if (restart) onInterrupted(error.message);
    else ending.fail(kafkaTrouble(`group ${groupId}`, error));
  });
  const eachBatch = (payload: EachBatchPayload) => {
    reading.goOn(payload.batch);
    return handleSlices(payload, options, ending, handle);
  };
  try {
    await consumer.subscribe({ topics: [topicName], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
    await ending.ended;
  } finally {
    // a member that leaves while it joins would join after it has left
    await Promise.race([joined, wait(joinWaitMs)]);
    await consumer.disconnect();
  }
}

interface Held {
  memberId: string;
  partitions: readonly number[];
}

/** Whoever was thrown out in between comes back as another member. */
function gainedSince(before: Held, now: Held): ReadonlySet<number> {
  const kept = before.memberId === now.memberId ? before.partitions : [];
  return new Set(now.partitions.filter((partition) => !kept.includes(partition)));
}

/** Hands over what was fetched of one partition, at most a batch at a time, and commits each. */
async function handleSlices(
  payload: EachBatchPayload,
  { topic, batchSize }: MemberOptions,
  ending: Ending,
  handle: (batch: readonly LogRecord[]) => Promise<void>,
): Promise<void> {
  const { batch, heartbeat, isRunning, isStale, resolveOffset, commitOffsetsIfNecessary } = payload;
  const { partition, messages } = batch;
  const commit = (offset: string) => {
    const next = { partition, offset: String(BigInt(offset) + 1n) };
    return commitOffsetsIfNecessary({ topics: [{ topic: batch.topic, partitions: [next] }] });
  };
  /** Goes on while the next batch is handled. */
  let committing = Promise.resolve();
  for (let from = 0; from < messages.length; from += batchSize) {
    if (ending.hasBegun() || !isRunning() || isStale()) break;
    // throws when the partition may belong to another by now, before anything of it is handled
    await heartbeat();
    const slice = messages.slice(from, from + batchSize);
    const last = slice.at(-1);
    if (last === undefined) break;
    try {
      const records = slice.map((message) => decode(topic, partition, message));
      await whileBeating(heartbeat, handle(records));
    } catch (error) {
      await committing;
      return ending.fail(error);
    }
    await committing;
    resolveOffset(last.offset);
    committing = commit(last.offset);
    // it is awaited one batch later
    committing.catch(() => undefined);
  }
  await committing;
}

/** Keeps the membership alive however long the handler takes. */
async function whileBeating(heartbeat: () => Promise<void>, work: Promise<void>): Promise<void> {
  // a refusal shows again at the next heartbeat or commit, where it is dealt with
  const timer = setInterval(() => void heartbeat().catch(() => undefined), heartbeatMs);
  try {
    await work;
  } finally {
    clearInterval(timer);
  }
}

interface Ending {
  /** Resolves when the signal aborts, rejects with the first failure. */
  ended: Promise<void>;
  hasBegun(): boolean;
  fail(error: unknown): void;
}

function openEnding(signal: AbortSignal): Ending {
  let hasBegun = signal.aborted;
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    const end = () => {
      hasBegun = true;
      resolve();
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    fail = (error) => {
      hasBegun = true;
      signal.removeEventListener('abort', end);
      reject(error);
    };
  });
  // it may fail before anyone waits for it
  ended.catch(() => undefined);
  return { ended, hasBegun: () => hasBegun, fail: (error) => fail(error) };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}
