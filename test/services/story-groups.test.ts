import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { openCorrectionStore } from '../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../src/adapters/sqlite/item-store.ts';
import { openLog } from '../../src/adapters/sqlite/log.ts';
import { openStoryStore } from '../../src/adapters/sqlite/story-store.ts';
import { openSystemClock } from '../../src/adapters/system/clock.ts';
import { openKafkaLog } from '../../src/adapters/kafka/log.ts';
import { storyShard, type StoryDivision } from '../../src/domain/story-shard.ts';
import type { TaggedItem } from '../../src/domain/tagged-item.ts';
import { storiesTopic, taggedItemsTopic } from '../../src/domain/topics.ts';
import type { Log } from '../../src/ports/log.ts';
import { runStage } from '../../src/runtime/run-stage.ts';
import { openTaggedItemToStory } from '../../src/stages/tagged-item-to-story.ts';
import { openRandom } from '../../scripts/crash/random.ts';
import { taggedItem } from '../contract/nouns.ts';
import { testTopics } from '../support/kafka.ts';
import { openManualClock } from '../support/manual-clock.ts';

const brokers = process.env['KAFKA_BROKERS'];
const partitions = 8;
const matters = 40;
const items = 400;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

describe.skipIf(brokers === undefined)(
  `grouping shared out among workers${brokers === undefined ? ': absent, needs KAFKA_BROKERS' : ''}`,
  () => {
    it.each<StoryDivision>(['office', 'place'])(
      'gives the same stories with 1, 2 and 4 workers, divided by %s',
      { timeout: 240_000 },
      async (division) => {
        const alone = await groupedByOneProcess(division);
        expect(alone.size).toBeGreaterThan(matters / 2);
        for (const workers of [1, 2, 4])
          expect(await groupedOnKafka(division, workers), `${workers} workers`).toEqual(alone);
      },
    );
  },
);

/** What is told of some matters in twelve places, now and then with words left out or no place named. */
function stream(): TaggedItem[] {
  const random = openRandom(7);
  const sentence = () =>
    String.fromCharCode(...Array.from({ length: 30 }, () => 0x4e00 + random(3000)));
  const told = Array.from({ length: matters }, (_, at) => ({
    sentences: Array.from({ length: 6 }, sentence),
    region: ['云石省', `第${at % 12}市`],
  }));
  return Array.from({ length: items }, (_, at) => {
    const matter = told[random(matters)] ?? { sentences: [], region: [] };
    const kept = matter.sentences.filter(() => random(4) > 0);
    const tagged = taggedItem(`i${at}`, [sentence(), ...kept].join('。'));
    return { ...tagged, region: random(10) === 0 ? [] : matter.region };
  });
}

/** The stories by their items, however they came about. */
async function grouped(
  division: StoryDivision,
  logs: readonly Log[],
  whenShared: () => Promise<void>,
): Promise<Set<string>> {
  const [log] = logs;
  if (log === undefined) throw new Error('no log');
  const database = openDatabase(':memory:');
  const stores = {
    items: openItemStore(database),
    stories: openStoryStore(database),
    corrections: openCorrectionStore(database),
  };
  const told = stream();
  await stores.items.put(told);
  const stop = new AbortController();
  const clock = { now: () => told[0]?.item.fetchedAt ?? 0 };
  const running = logs.map(async (own) => {
    const stage = await openTaggedItemToStory({ ...stores, clock, storyDivision: division });
    await runStage(
      { log: own, clock: openSystemClock({ acceleration: 1 }), logger: quiet },
      stage,
      stop.signal,
    );
  });
  await whenShared();
  for (const value of told)
    await log.append([{ topic: taggedItemsTopic, key: storyShard(division, value.region), value }]);
  await expect
    .poll(() => log.lag(taggedItemsTopic, 'tagged-item-to-story'), { timeout: 60_000 })
    .toBe(0);
  stop.abort();
  await Promise.all(running);
  const found = await stores.stories.recent(0, items);
  await database.close();
  return new Set(
    found.map(({ appearances }) =>
      appearances
        .map(({ itemId }) => itemId)
        .toSorted()
        .join(' '),
    ),
  );
}

async function groupedByOneProcess(division: StoryDivision): Promise<Set<string>> {
  const database = openDatabase(':memory:');
  const log = openLog(database, openManualClock());
  const groups = await grouped(division, [log], async () => undefined);
  await log.close();
  await database.close();
  return groups;
}

async function groupedOnKafka(division: StoryDivision, workers: number): Promise<Set<string>> {
  const prefix = `groups-${randomUUID()}.`;
  const options = {
    brokers: (brokers ?? '').split(','),
    ...testTopics,
    prefix,
    partitions,
  };
  const logs = await Promise.all(
    Array.from({ length: workers }, () => openKafkaLog(options, { logger: quiet })),
  );
  const admin = new Kafka({ brokers: options.brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const group = `${prefix}${taggedItemsTopic}.tagged-item-to-story`;
  const groups = await grouped(division, logs, async () => {
    await expect
      .poll(async () => (await admin.describeGroups([group])).groups, { timeout: 60_000 })
      .toMatchObject([{ state: 'Stable', members: Array.from({ length: workers }, () => ({})) }]);
  });
  await Promise.all(logs.map((log) => log.close()));
  await admin.deleteTopics({
    topics: [`${prefix}${taggedItemsTopic}`, `${prefix}${storiesTopic}`],
  });
  await admin.disconnect();
  return groups;
}
