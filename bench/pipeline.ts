import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { openKafkaLog } from '../src/adapters/kafka/log.ts';
import { storyShard } from '../src/domain/story-shard.ts';
import { itemsTopic, taggedItemsTopic } from '../src/domain/topics.ts';
import type { Log, NewRecord } from '../src/ports/log.ts';
import { demoFile } from '../scripts/crash/config.ts';
import type { Place } from '../scripts/services/place.ts';
import { startKafka, type KafkaServer } from '../test/services/kafka-server.ts';
import { startMongo, type MongoServer } from '../test/services/mongo-server.ts';
import { testTopics } from '../test/support/kafka.ts';
import { openStarter, type Starter } from './copies.ts';
import { openMachine } from './machine.ts';
import { median } from './median.ts';
import { itemOf, taggedOf } from './pipeline-items.ts';
import type { BenchRow } from './row.ts';

/** What a copy of a worker is told. */
export interface Copy {
  worker: 'classifier' | 'storyBuilder';
  /** `own`: SQLite beside the worker, in the place of a database that has machines of its own. */
  stores: 'own' | 'shared';
  place: Place;
}

/** What it did, from its first batch to its last. */
export interface Work {
  handled: number;
  cpuMs: number;
  firstAt: number;
  lastAt: number;
}

/** One run of some copies. */
interface Run {
  itemsPerSecond: number;
  workerMs: number;
  kafkaMs: number;
  databaseMs: number;
}

/** One worker and two beside each other, and what the machine gave two processes in between. */
interface Round {
  one: Run;
  two: Run;
  machine: number;
}

/** What every run stands on. */
interface Bed {
  kafka: KafkaServer;
  mongo: MongoServer;
  start: Starter;
}

interface Measure {
  name: string;
  worker: Copy['worker'];
  stores: Copy['stores'];
  items: number;
  rounds: number;
}

/** More than the copies, so that two of them have as much to do. */
const partitions = 12;
/** For each copy: what is compiled while it runs would count against its first items. */
const warmUps = 3_000;
const appendedTogether = 500;
/** In memory, where the system offers that: a database elsewhere does not write to the disk of its workers. */
const storesIn = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** Ticks of /proc a second. */
const ticks = 100;
const measures: readonly Measure[] = [
  {
    name: 'classifier, rules and model',
    worker: 'classifier',
    stores: 'own',
    items: 16_000,
    rounds: 5,
  },
  {
    name: 'story builder by places',
    worker: 'storyBuilder',
    stores: 'own',
    items: 20_000,
    rounds: 5,
  },
  {
    name: 'classifier, its database on the same cores',
    worker: 'classifier',
    stores: 'shared',
    items: 1_000,
    rounds: 3,
  },
];

/**
 * One copy of a worker against two on a real Kafka, turn by turn, each warm, the topic filled beforehand; medians. The
 * CPU of workers, broker and database is counted apart, as all of them share the cores here. Between the two of every
 * round the machine itself is asked what two processes get of it.
 */
export async function benchPipeline(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const start = await openStarter();
  const [kafka, mongo, machine] = await Promise.all([
    startKafka(),
    startMongo(),
    openMachine(start),
  ]);
  try {
    for (const measure of measures) {
      const rounds: Round[] = [];
      const run = (copies: number) => runOnce({ kafka, mongo, start }, measure, copies);
      for (let at = 0; at < measure.rounds; at += 1) {
        const first = await run(at % 2 === 0 ? 1 : 2);
        const ratio = await machine.ratio();
        const second = await run(at % 2 === 0 ? 2 : 1);
        const [one, two] = at % 2 === 0 ? [first, second] : [second, first];
        rounds.push({ one, two, machine: ratio });
      }
      rows.push(...rowsOf(measure, rounds));
    }
    return rows;
  } finally {
    machine.close();
    await Promise.all([kafka.stop(), mongo.stop()]);
  }
}

async function runOnce(
  { kafka, mongo, start }: Bed,
  { worker, stores, items }: Measure,
  copies: number,
): Promise<Run> {
  const name = `bench-${randomUUID()}`;
  const access = { brokers: [kafka.brokers], prefix: `${name}.` };
  const log = await openKafkaLog(
    { ...testTopics, ...access, partitions },
    { logger: { warn: () => undefined } },
  );
  const folders = await Promise.all(
    Array.from({ length: copies }, () => mkdtemp(join(storesIn, 'huiying-pipeline-'))),
  );
  try {
    // whoever is first makes the topic, with the partitions that it wants
    await fill(log, worker, { from: items, count: 1 });
    const children = folders.map((directory) => {
      const place = {
        configFile: demoFile,
        ...access,
        mongoUrl: mongo.url,
        database: name,
        directory,
      };
      const copy: Copy = { worker, stores, place };
      return start('pipeline-worker', JSON.stringify(copy));
    });
    await sharedOut(access, worker, copies);
    await fill(log, worker, { from: items, count: warmUps * copies });
    await untilRead(log, worker);
    await Promise.all(children.map(hold));
    await fill(log, worker, { from: 0, count: items });
    const before = await cpuOf(kafka, mongo);
    for (const child of children) child.send('go');
    await untilRead(log, worker);
    const after = await cpuOf(kafka, mongo);
    const works = await Promise.all(children.map(workOf));
    const startedAt = Math.min(
      ...works.filter(({ handled }) => handled > 0).map((one) => one.firstAt),
    );
    const seconds = (Math.max(...works.map(({ lastAt }) => lastAt)) - startedAt) / 1000;
    return {
      itemsPerSecond: items / seconds,
      workerMs: works.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / items,
      kafkaMs: (after.kafkaMs - before.kafkaMs) / items,
      databaseMs: (after.databaseMs - before.databaseMs) / items,
    };
  } finally {
    await log.close();
    for (const folder of folders) await rm(folder, { recursive: true });
  }
}

const readOf = {
  classifier: { topic: itemsTopic, stage: 'item-to-tagged-item' },
  storyBuilder: { topic: taggedItemsTopic, stage: 'tagged-item-to-story' },
} as const;

/** Resolves once so many copies have a share of the topic. */
async function sharedOut(
  { brokers, prefix }: Pick<Place, 'brokers' | 'prefix'>,
  worker: Copy['worker'],
  copies: number,
): Promise<void> {
  const { topic, stage } = readOf[worker];
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  for (;;) {
    const { groups } = await admin.describeGroups([`${prefix}${topic}.${stage}`]);
    if (groups.some(({ state, members }) => state === 'Stable' && members.length === copies)) break;
    await sleep(200);
  }
  await admin.disconnect();
}

async function fill(
  log: Log,
  worker: Copy['worker'],
  { from, count }: { from: number; count: number },
): Promise<void> {
  const recordOf = (index: number): NewRecord => {
    if (worker === 'classifier')
      return { topic: itemsTopic, key: `item-${index}`, value: itemOf(index) };
    const value = taggedOf(index);
    return { topic: taggedItemsTopic, key: storyShard('place', value.region), value };
  };
  const records = Array.from({ length: count }, (_, at) => recordOf(from + at));
  for (let at = 0; at < count; at += appendedTogether)
    await log.append(records.slice(at, at + appendedTogether));
}

/** Whoever fills the topic would take from the workers what they are measured by. */
async function hold(child: ChildProcess): Promise<void> {
  const told = once(child, 'message');
  child.send('hold');
  await told;
}

async function untilRead(log: Log, worker: Copy['worker']): Promise<void> {
  const { topic, stage } = readOf[worker];
  while ((await log.lag(topic, stage)) > 0) await sleep(1_000);
}

async function workOf(child: ChildProcess): Promise<Work> {
  const told = once(child, 'message');
  const ended = once(child, 'exit');
  child.send('stop');
  const [work]: Work[] = await told;
  await ended;
  if (work === undefined) throw new Error('a copy said nothing of its work');
  return work;
}

/** Processor time so far, in ms. */
async function cpuOf(kafka: KafkaServer, mongo: MongoServer) {
  const [kafkaMs, databaseMs] = await Promise.all([
    cpuOfProcess(kafka.pid()),
    cpuOfProcess(mongo.pid()),
  ]);
  return { kafkaMs, databaseMs };
}

async function cpuOfProcess(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // the name of the program may hold blanks; user and system time are the 12th and 13th after it
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
}

function rowsOf({ name, items }: Measure, rounds: readonly Round[]): BenchRow[] {
  const one = medianOf(rounds.map((round) => round.one));
  const two = medianOf(rounds.map((round) => round.two));
  // of runs beside each other, as the machine is not as fast at all times
  const ratios = rounds.map((round) => round.two.itemsPerSecond / round.one.itemsPerSecond);
  const machine = rounds.map((round) => round.machine);
  const inWords = ({ itemsPerSecond, workerMs, kafkaMs, databaseMs }: Run) =>
    `${Math.round(itemsPerSecond).toLocaleString('en')} items/s on ${((itemsPerSecond * workerMs) / 1000).toFixed(2)} cores; CPU an item: worker ${workerMs.toFixed(3)} ms, Kafka ${kafkaMs.toFixed(3)} ms, database ${databaseMs.toFixed(3)} ms`;
  const about = `pipeline, ${name}, ${items.toLocaleString('en')} items`;
  return [
    { name: `${about}, 1 worker`, value: inWords(one), aim: '—' },
    { name: `${about}, 2 workers`, value: inWords(two), aim: '—' },
    {
      name: `${about}, 2 workers against 1`,
      value: `${inRange(ratios)} by the clock, where two processes that share nothing get ${inRange(machine)}; each CPU-second of a worker does ${Math.round((100 * one.workerMs) / two.workerMs)} % of the work`,
      aim: '≥ 1.6 ×',
    },
  ];
}

/** The median, the least and the most. */
function inRange(ratios: readonly number[]): string {
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} × (${least.toFixed(2)} to ${most.toFixed(2)})`;
}

function medianOf(runs: readonly Run[]): Run {
  const medianBy = (of: (run: Run) => number) => median(runs.map(of));
  return {
    itemsPerSecond: medianBy((run) => run.itemsPerSecond),
    workerMs: medianBy((run) => run.workerMs),
    kafkaMs: medianBy((run) => run.kafkaMs),
    databaseMs: medianBy((run) => run.databaseMs),
  };
}
