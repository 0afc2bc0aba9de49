// One life of an office under load; it ends only by being killed. What has become durable is told to the
// parent on stdout, one JSON line each, after it is.
//   node office.mjs '<Life as JSON>'
import { writeSync } from 'node:fs';
import { setMaxListeners } from 'node:events';
import { runCaseService } from '../../workers/case-service.ts';
import { runClassifier } from '../../workers/classifier.ts';
import { runCrawler } from '../../workers/crawler.ts';
import { runEscalator } from '../../workers/escalator.ts';
import { runStoryBuilder } from '../../workers/story-builder.ts';
import { stagesOf } from '../../src/pipeline.ts';
import { openSystemClock } from '../../src/adapters/system/clock.ts';
import { openEmbedded } from '../../src/platform/embedded.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { runStages } from '../../src/runtime/run-stage.ts';
import { itemsTopic } from '../../src/domain/topics.ts';
import { crashConfig, untagged, type Life } from './config.ts';
import { openPaperCrawler } from './crawler.ts';
import { armed } from './failpoints.ts';
import { runLoad, type Effect } from './load.ts';

// An hour passes each second, and the loops go round ten times as often as they would.
const acceleration = 3600;

const life: Life = JSON.parse(process.argv[2] ?? '{}');
const config = await crashConfig(life.directory, life.configFile);
const clock = openSystemClock({ acceleration, startAt: life.startAt });
const plain = openEmbedded(config, { logLevel: 'error', print: () => undefined, clock });
const { failpoint, nth } = life;
const platform = { ...(failpoint === undefined ? plain : armed(plain, failpoint, nth)) };
tellOf(platform);
platform.crawler = openPaperCrawler(life.number, clock);
const { profile, calendar, time } = config;
// how well stories are told apart does not matter here, and a life is too short to read a dictionary
const readDictionary = () => '';
const deps = { ...platform, profile, calendar, tag: untagged, readDictionary };
const forEver = new AbortController().signal;
setMaxListeners(100, forEver);
say('ready');
const name = `${life.seed}-${life.number}`;
const options = { signal: forEver, acceleration: time.acceleration };
await Promise.all([
  runCrawler(platform, config, forEver),
  runClassifier(platform, deps, options),
  runStoryBuilder(platform, deps, options),
  runCaseService(platform, deps, options),
  runEscalator(platform, deps, options),
  // publications are queued; their loop is left out, as no channel is on this paper
  runStages(platform, await stagesOf.publisher(deps), forEver),
  runLoad(platform, deps, { life: name, seed: life.seed * 1000 + life.number, tell: say }),
]);

// a pipe is written at once: what the parent reads had happened
function say(effect: Effect | 'ready'): void {
  writeSync(1, `${JSON.stringify(effect)}\n`);
}

/** Tells of items and notices as they pass their ports. */
function tellOf(watched: Platform): void {
  const { log, notifier } = watched;
  watched.log = {
    ...log,
    async append(records) {
      await log.append(records);
      for (const { topic, key } of records)
        if (topic === itemsTopic) say({ kind: 'item', id: key });
    },
  };
  watched.notifier = {
    async send(notice, address) {
      const receipt = await notifier.send(notice, address);
      say({ kind: 'notice', id: notice.id });
      return receipt;
    },
  };
}
