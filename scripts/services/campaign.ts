import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Item } from '../../src/domain/item.ts';
import type { StoryDecision } from '../../src/domain/story-decision.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { itemsTopic } from '../../src/domain/topics.ts';
import { openDistributed } from '../../src/platform/distributed.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { KafkaServer } from '../../test/services/kafka-server.ts';
import type { MongoServer } from '../../test/services/mongo-server.ts';
import { demoFile } from '../crash/config.ts';
import { openRandom } from '../crash/random.ts';
import { mergeByHand } from './merge-by-hand.ts';
import { placeConfig, type Place } from './place.ts';
import { poison } from './poison.ts';
import { standingsOf } from './standings.ts';
import { judge, type Verdict } from './verdict.ts';
import { settled } from './waiting.ts';

const source = fileURLToPath(new URL('flow-process.ts', import.meta.url));
const built = fileURLToPath(
  new URL(`../../node_modules/.cache/services-${process.pid}/flow-process.mjs`, import.meta.url),
);
/** What is sent has been in public for so long: the reminders of the first hour come while it is handled. */
const publicForMs = 58 * minuteMs;
const pauseMs = 40;
const restartMs = 500;
/** Long enough to be taken for dead: leases and membership last fifteen seconds. */
const standStillMs = 20_000;
/** The office's promise is five minutes. */
const settledWithinMs = 300_000;

/** What is done to the office while it works; one after another, spread over the load. */
export type Trouble =
  | 'kill-worker'
  | 'stop-worker'
  | 'kill-broker'
  | 'kill-database'
  | 'poison'
  | 'add-worker'
  | 'merge-stories';

export interface Campaign {
  seed: number;
  /** Items that are appended, ten of each matter. */
  items: number;
  troubles: readonly Trouble[];
  /** How far the machine of each process is ahead of the servers'; later processes take turns. */
  clocksAheadMs: readonly number[];
}

/** Runs an office under load through all the troubles and judges it once it has caught up. */
export async function runCampaign(
  servers: { kafka: KafkaServer; mongo: MongoServer },
  { seed, items, troubles, clocksAheadMs }: Campaign,
): Promise<Verdict> {
  await buildProcess();
  const directory = await mkdtemp(join(tmpdir(), 'huiying-services-'));
  const place: Place = {
    configFile: demoFile,
    brokers: [servers.kafka.brokers],
    prefix: `campaign-${seed}-${process.pid}.`,
    mongoUrl: servers.mongo.url,
    database: `campaign-${seed}-${process.pid}`,
    directory,
  };
  const config = await placeConfig(place);
  const platform = await openDistributed(config, { logLevel: 'silent', print: () => undefined });
  const startedAt = Date.now();
  const workers: Worker[] = [];
  let started = 0;
  const start = () => {
    const clockAheadMs = clocksAheadMs[started % clocksAheadMs.length] ?? 0;
    started += 1;
    workers.push(startWorker({ ...place, clockAheadMs }));
  };
  const merges: StoryDecision[] = [];
  let underWay: Promise<void> = Promise.resolve();
  try {
    for (const _ of clocksAheadMs) start();
    const random = openRandom(seed);
    const all = itemsOf(seed, items);
    const every = Math.floor(all.length / (troubles.length + 1));
    for (const [at, item] of all.entries()) {
      const trouble = at > 0 && at % every === 0 ? troubles[at / every - 1] : undefined;
      // the load goes on while it happens; a server is not killed while it comes up
      if (trouble !== undefined)
        underWay = underWay.then(() =>
          make(trouble, { servers, platform, start, workers, random, merges }),
        );
      // now and then one comes again, late and out of order
      const late = random(5) === 0 ? all[random(at + 1)] : undefined;
      for (const one of late === undefined ? [item] : [item, late]) await appended(platform, one);
      await sleep(pauseMs);
    }
    await underWay;
    const lastAppended = performance.now();
    const first = await settled(platform, settledWithinMs);
    const settledMs = performance.now() - lastAppended;
    if ('unanswered' in first) await tellWhere(servers.mongo);
    const verdict = await judge(platform, { items: all, merges }, startedAt);
    // what fell due meanwhile goes through as well
    const last = await settled(platform, settledWithinMs);
    const waiting = [first, last].filter((found) => Object.keys(found).length > 0);
    const standings = waiting.length > 0 ? await standingsOf(place) : [];
    return { ...verdict, settledMs, waiting, standings };
  } finally {
    await underWay;
    for (const worker of workers) await worker.kill();
    await platform.close();
    await rm(directory, { recursive: true });
  }
}

/** A Go program ends by this signal and says on standard error where each of its goroutines stood. */
async function tellWhere(mongo: MongoServer): Promise<void> {
  await mongo.kill('SIGQUIT');
  await mongo.restart();
}

/** Appends until it is acknowledged, as a crawler would. */
async function appended({ log }: Platform, item: Item): Promise<void> {
  for (;;) {
    try {
      return await log.append([{ topic: itemsTopic, key: item.id, value: item }]);
    } catch {
      await sleep(200);
    }
  }
}

interface Scene {
  servers: { kafka: KafkaServer; mongo: MongoServer };
  platform: Platform;
  /** Starts one more process. */
  start(): void;
  workers: Worker[];
  random: (below: number) => number;
  /** What was decided on stories so far. */
  merges: StoryDecision[];
}

async function make(trouble: Trouble, scene: Scene): Promise<void> {
  const { servers, platform, start, workers, random, merges } = scene;
  switch (trouble) {
    case 'kill-worker': {
      const [victim] = workers.splice(random(workers.length), 1);
      await victim?.kill();
      return start();
    }
    case 'stop-worker':
      return workers[random(workers.length)]?.standStill();
    case 'add-worker':
      return start();
    case 'kill-broker':
      await servers.kafka.kill('SIGKILL');
      await sleep(1_000);
      return servers.kafka.restart();
    case 'kill-database':
      await servers.mongo.kill('SIGKILL');
      await sleep(1_000);
      return servers.mongo.restart();
    case 'poison':
      return poison(platform.log);
    case 'merge-stories':
      merges.push(...(await mergeByHand(platform, random)));
      return;
  }
}

function itemsOf(seed: number, count: number): Item[] {
  const random = openRandom(seed);
  const sentence = () =>
    String.fromCharCode(...Array.from({ length: 30 }, () => 0x4e00 + random(3000)));
  const matters = Array.from({ length: Math.ceil(count / 10) }, (_, at) =>
    [
      `省/${at % 7}市`,
      at % 4 === 0 ? '突发山洪' : '施工噪声',
      sentence(),
      sentence(),
      sentence(),
    ].join('。'),
  );
  const fetchedAt = Date.now() - publicForMs;
  return Array.from({ length: count }, (_, at) => ({
    id: `item-${seed}-${at}`,
    traceId: `trace-${seed}-${at}`,
    sourceId: 'paper',
    sourceName: '测试网',
    tier: 'portal' as const,
    url: `http://paper.example/${seed}/${at}`,
    title: `第${at}篇`,
    text: `${matters[random(matters.length)] ?? ''}。${sentence()}`,
    fetchedAt,
    sourceRegion: [],
    evidence: 'e'.repeat(64),
    contentHash: 'c'.repeat(64),
  }));
}

interface Worker {
  /** Stops for a while in whatever it is doing, as a machine does that swaps or is moved, and goes on. */
  standStill(): Promise<void>;
  kill(): Promise<void>;
}

/** A process that is started again when it ends by itself, as a container would be. */
function startWorker(place: Place): Worker {
  const stop = new AbortController();
  let child = spawnWorker(place);
  const supervised = (async () => {
    for (;;) {
      await once(child, 'exit');
      await sleep(restartMs);
      if (stop.signal.aborted) return;
      child = spawnWorker(place);
    }
  })();
  return {
    async standStill() {
      child.kill('SIGSTOP');
      await sleep(standStillMs);
      child.kill('SIGCONT');
    },
    async kill() {
      stop.abort();
      child.kill('SIGKILL');
      await supervised;
    },
  };
}

function spawnWorker(place: Place): ChildProcess {
  return spawn(process.execPath, [built, JSON.stringify(place)], {
    stdio: ['ignore', 'ignore', process.env['SHOW_WORKERS'] === undefined ? 'ignore' : 'inherit'],
  });
}

/** Every process then starts from one file. */
async function buildProcess(): Promise<void> {
  await build({
    entryPoints: [source],
    outfile: built,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
}
