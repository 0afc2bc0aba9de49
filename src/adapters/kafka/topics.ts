import { setTimeout as wait } from 'node:timers/promises';
import type { Admin, SeekEntry } from 'kafkajs';
import { dayMs } from '../../domain/time.ts';
import { auditTopic, deadLetterTopic } from '../../domain/topics.ts';

export interface TopicOptions {
  /** Before every topic and group, so that several offices can share a cluster. */
  prefix: string;
  /** Of a topic that is made; more can be added to a topic later, which moves its keys. */
  partitions: number;
  /** Copies of each record; from 3 on two must have it before it counts as appended. */
  replicas: number;
  /** All partitions of a topic together keep at most so much; the oldest go first, read or not. */
  maxTopicBytes: number;
}

/** The topics of the office, made when they are first used, and where its groups stand in them. */
export interface Topics {
  /** Name on the cluster. */
  nameOf(topic: string): string;
  /** Makes those that are missing. */
  ensure(topics: Iterable<string>): Promise<void>;
  /** How many partitions a topic that is there has. */
  partitions(topic: string): Promise<number>;
  /** A group that was never seen begins so many records before the end of each partition. */
  startNearEnd(topic: string, groupId: string, last: number): Promise<void>;
  /** Where the group stands in each partition of a topic that is there. */
  standings(topic: string, groupId: string): Promise<Standing[]>;
  lag(topic: string, groupId: string): Promise<number>;
}

/** Where a group stands in one partition; offsets. */
export interface Standing {
  partition: number;
  /** The next to be read; absent where the group has not committed yet. */
  committed?: number;
  /** The oldest that is kept. */
  start: number;
  /** After the newest. */
  end: number;
}

/** Longer than the longest holiday: a stage that was held back finds everything when people return. */
const retentionMs = 30 * dayMs;
/** A story with two hundred appearances and an article of many pages fit. */
const maxMessageBytes = 10 * 1024 * 1024;
/** A cluster that is young, or has lost a broker, first has to find out who leads what. */
const asksAtMost = 100;
const askAgainMs = 100;
const undecided: ReadonlySet<string> = new Set([
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'GROUP_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
]);
/** Speaks with the cluster about topics and groups; `admin` is connected already. */
export function openTopics(admin: Admin, options: TopicOptions): Topics {
  const { prefix, partitions, replicas } = options;
  /** Settled once the topic is there. */
  const known = new Map<string, Promise<void>>();
  const nameOf = (topic: string) => `${prefix}${topic}`;

  async function make(topics: readonly string[]): Promise<void> {
    await admin.createTopics({
      topics: topics.map((topic) => ({
        topic: nameOf(topic),
        numPartitions: partitions,
        replicationFactor: replicas,
        configEntries: configEntries(topic, options),
      })),
      // its wait ends with an error when the broker asked has not heard of the topic yet
      waitForLeaders: false,
    });
    await onceDecided(() => admin.fetchTopicMetadata({ topics: topics.map(nameOf) }));
  }

  async function exists(topic: string): Promise<boolean> {
    return known.has(topic) || (await admin.listTopics()).includes(nameOf(topic));
  }

  async function standings(topic: string, groupId: string): Promise<Standing[]> {
    const name = nameOf(topic);
    const [kept, [found]] = await Promise.all([
      onceDecided(() => admin.fetchTopicOffsets(name)),
      onceDecided(() => admin.fetchOffsets({ groupId, topics: [name] })),
    ]);
    // Kafka says -1 where nothing is committed, and kafkajs leaves -2 where it began anew
    const reached = (found?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0);
    const committed = new Map(reached.map(({ partition, offset }) => [partition, Number(offset)]));
    return kept.map(({ partition, low, high }) => {
      const next = committed.get(partition);
      const standing = { partition, start: Number(low), end: Number(high) };
      return next === undefined ? standing : { ...standing, committed: next };
    });
  }

  return {
    nameOf,
    async ensure(topics) {
      const wanted = new Set(topics);
      const missing = [...wanted].filter((topic) => !known.has(topic));
      if (missing.length > 0) {
        const making = make(missing);
        for (const topic of missing) known.set(topic, making);
        making.catch(() => missing.forEach((topic) => known.delete(topic)));
      }
      for (const topic of wanted) await known.get(topic);
    },

    async partitions(topic) {
      const ask = () => admin.fetchTopicMetadata({ topics: [nameOf(topic)] });
      return (await onceDecided(ask)).topics[0]?.partitions.length ?? 0;
    },

    standings,

    async startNearEnd(topic, groupId, last) {
      const stands = await standings(topic, groupId);
      if (stands.some(({ committed }) => committed !== undefined)) return;
      const ends: SeekEntry[] = stands.map(({ partition, start, end }) => ({
        partition,
        offset: String(Math.max(start, end - last)),
      }));
      await onceDecided(() =>
        admin.setOffsets({ groupId, topic: nameOf(topic), partitions: ends }),
      );
    },

    async lag(topic, groupId) {
      if (!(await exists(topic))) return 0;
      return (await standings(topic, groupId)).reduce((total, { committed, start, end }) => {
        // what retention has removed is not waited for; a commit may have come after the end was read
        const from = Math.max(committed ?? start, start);
        return total + Math.max(0, end - from);
      }, 0);
    },
  };
}

/** Asks again while the cluster has not agreed yet; rejects with its last answer after some seconds. */
async function onceDecided<T>(ask: () => Promise<T>): Promise<T> {
  for (let asks = 1; ; asks += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!undecided.has(typeOf(error)) || asks >= asksAtMost) throw error;
    }
    await wait(askAgainMs);
  }
}

/** What kind of refusal it is, in Kafka's words; '' where it is none of the cluster's. */
function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'type' in error && typeof error.type === 'string' ? error.type : typeOf(error.cause);
}

function configEntries(topic: string, { partitions, replicas, maxTopicBytes }: TopicOptions) {
  // nobody reads on from these: they are kept for whoever asks
  const isKeptForGood = topic === auditTopic || topic.startsWith(deadLetterTopic(''));
  const kept = isKeptForGood
    ? { forMs: -1, bytes: -1 }
    : { forMs: retentionMs, bytes: Math.floor(maxTopicBytes / partitions) };
  return [
    { name: 'retention.ms', value: String(kept.forMs) },
    { name: 'retention.bytes', value: String(kept.bytes) },
    { name: 'max.message.bytes', value: String(maxMessageBytes) },
    { name: 'min.insync.replicas', value: String(replicas >= 3 ? 2 : 1) },
  ];
}
