import { AppError } from '../../domain/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { Logger } from '../../ports/logger.ts';
import { openAppender } from './appender.ts';
import { openClient, type KafkaAccess } from './client.ts';
import { consumeAsMember } from './member.ts';
import { encode } from './record.ts';
import { openTopics, type TopicOptions } from './topics.ts';
import { kafkaTrouble } from './trouble.ts';

/** Records that the cluster dropped before a group had read them. */
export interface Loss {
  topic: string;
  group: string;
  records: number;
}

interface KafkaLogDeps {
  logger: Pick<Logger, 'warn'>;
  /** Told once of each, by the member that comes upon it. */
  onLost?: (loss: Loss) => void;
}

/**
 * The log on Kafka; rejects with `storage-failed` when no broker answers. Records of one key share a
 * partition and keep their order there; the partitions of a topic are shared out among the members of a
 * group wherever they run. `close` lets batches in hand finish; call it from outside the handlers.
 */
export async function openKafkaLog(
  options: KafkaAccess & TopicOptions,
  { logger, onLost }: KafkaLogDeps,
): Promise<Log> {
  const kafka = openClient(options);
  const admin = kafka.admin();
  await admin.connect().catch((error: unknown) => {
    throw kafkaTrouble(options.brokers.join(', '), error);
  });
  const topics = openTopics(admin, options);
  const appender = openAppender(kafka, topics.nameOf);
  const consumers = new Set<Promise<void>>();
  const closing = new AbortController();
  // commits are kept per group and topic, as one group may read several
  const groupIdOf = (topic: string, group: string) => `${options.prefix}${topic}.${group}`;

  function checkOpen(): void {
    if (closing.signal.aborted) throw new AppError('storage-failed', 'the log is closed');
  }

  return {
    async append(records) {
      checkOpen();
      const encoded = records.map(encode);
      await asTrouble('topics', topics.ensure(records.map(({ topic }) => topic)));
      await appender.append(encoded);
    },

    async consume({ group, from, ...rest }, handle) {
      checkOpen();
      if (rest.signal.aborted) return;
      const { topic } = rest;
      const groupId = groupIdOf(topic, group);
      const end = new AbortController();
      const stop = () => end.abort();
      for (const signal of [rest.signal, closing.signal]) signal.addEventListener('abort', stop);
      const onInterrupted = (reason: string) =>
        logger.warn('kafka group interrupted', { group, topic, reason });
      const consuming = (async () => {
        await asTrouble('topics', topics.ensure([topic]));
        if (from !== undefined && from !== 'start') {
          const last = from === 'end' ? 0 : from.last;
          await asTrouble(`group ${groupId}`, topics.startNearEnd(topic, groupId, last));
        }
        const partitions = await asTrouble('topics', topics.partitions(topic));
        const standings = () => topics.standings(topic, groupId);
        const onDropped = (records: number) => onLost?.({ topic, group, records });
        const told = { onInterrupted, onDropped };
        const member = { ...rest, ...told, groupId, partitions, standings, signal: end.signal };
        await consumeAsMember(kafka, { ...member, topicName: topics.nameOf(topic) }, handle);
      })();
      consumers.add(consuming);
      try {
        await consuming;
      } finally {
        consumers.delete(consuming);
        for (const signal of [rest.signal, closing.signal])
          signal.removeEventListener('abort', stop);
      }
    },

    lag: (topic, group) => asTrouble('lag', topics.lag(topic, groupIdOf(topic, group))),

    // the topics' own retention does it
    trim: async () => 0,

    async close() {
      closing.abort();
      await Promise.allSettled(consumers);
      await appender.close();
      await admin.disconnect();
    },
  };
}

async function asTrouble<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw kafkaTrouble(what, error);
  }
}
