import type { Kafka, Producer } from 'kafkajs';
import { AppError } from '../../domain/errors.ts';
import { retryOptions } from './client.ts';
import { partitionByKey } from './partitioner.ts';
import type { Encoded } from './record.ts';
import { kafkaTrouble } from './trouble.ts';

/** Sends records in the order in which they were given, many callers' together. */
export interface Appender {
  /** Resolves once all in-sync replicas have the records. */
  append(records: readonly Encoded[]): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  records: readonly Encoded[];
  bytes: number;
  resolve(): void;
  reject(error: unknown): void;
}

/** Callers whose records wait are sent together up to so many bytes; one caller's records stay together whatever their size. */
const maxBytesTogether = 256 * 1024;

/**
 * One idempotent producer with one request under way: while it is, callers queue up, and the next request
 * takes all of them. That keeps the order of every key and sends far fewer requests than callers come.
 */
export function openAppender(kafka: Kafka, nameOf: (topic: string) => string): Appender {
  const queue: Waiting[] = [];
  let producer: Promise<Producer> | undefined;
  let sending: Promise<void> | undefined;
  let isClosed = false;

  async function connect(): Promise<Producer> {
    const opened = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: partitionByKey,
      retry: retryOptions,
    });
    await opened.connect();
    return opened;
  }

  async function send(records: readonly Encoded[]): Promise<void> {
    producer ??= connect();
    await (await producer).sendBatch({ acks: -1, topicMessages: byTopic(records, nameOf) });
  }

  /**
   * After a request in doubt the producer goes: the broker takes the next request under the same
   * sequence numbers for the doubtful one and drops it, although it says that it has it.
   */
  async function abandonProducer(): Promise<void> {
    const abandoned = producer;
    producer = undefined;
    // nothing of it is needed any more, so how it ends does not matter
    await abandoned?.then((open) => open.disconnect()).catch(() => undefined);
  }

  async function sendAll(): Promise<void> {
    for (let together = takeTogether(queue); together.length > 0; together = takeTogether(queue)) {
      try {
        await send(together.flatMap(({ records }) => records));
        for (const { resolve } of together) resolve();
      } catch (error) {
        const trouble = kafkaTrouble('append', error);
        for (const { reject } of together) reject(trouble);
        await abandonProducer();
      }
    }
    sending = undefined;
  }

  return {
    append(records) {
      if (isClosed) throw new AppError('storage-failed', 'the log is closed');
      if (records.length === 0) return Promise.resolve();
      const bytes = records.reduce((total, { value }) => total + value.length, 0);
      return new Promise((resolve, reject) => {
        queue.push({ records, bytes, resolve, reject });
        sending ??= sendAll();
      });
    },
    async close() {
      isClosed = true;
      await sending;
      await abandonProducer();
    },
  };
}

function takeTogether(queue: Waiting[]): Waiting[] {
  let bytes = 0;
  const count = queue.findIndex((waiting) => (bytes += waiting.bytes) > maxBytesTogether);
  return queue.splice(0, count === -1 ? queue.length : Math.max(1, count));
}

function byTopic(records: readonly Encoded[], nameOf: (topic: string) => string) {
  const messages = new Map<string, Pick<Encoded, 'key' | 'value'>[]>();
  for (const { topic, key, value } of records) {
    const name = nameOf(topic);
    const ofTopic = messages.get(name) ?? [];
    ofTopic.push({ key, value });
    messages.set(name, ofTopic);
  }
  return [...messages].map(([topic, ofTopic]) => ({ topic, messages: ofTopic }));
}
