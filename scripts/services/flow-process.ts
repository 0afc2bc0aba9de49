// One process of a distributed office that runs the whole flow but crawler and web, until it is killed:
//   node flow-process.mjs '<Place as JSON>'
import { setMaxListeners } from 'node:events';
import { officeDeps } from '../../src/office/deps.ts';
import { openDistributed } from '../../src/platform/distributed.ts';
import { runCaseService } from '../../workers/case-service.ts';
import { runClassifier } from '../../workers/classifier.ts';
import { runEscalator } from '../../workers/escalator.ts';
import { runStoryBuilder } from '../../workers/story-builder.ts';
import { shiftMachineClock } from './machine-clock.ts';
import { placeConfig, tagByWords, type Place } from './place.ts';

const place: Place = JSON.parse(process.argv[2] ?? '{}');
if (place.clockAheadMs !== undefined) shiftMachineClock(place.clockAheadMs);
const config = await placeConfig(place);
const platform = await openDistributed(config, { logLevel: 'warn', print: () => undefined });
const deps = { ...officeDeps(platform, config), tag: tagByWords };
const stop = new AbortController();
setMaxListeners(100, stop.signal);
process.once('SIGTERM', () => stop.abort());
const running = { signal: stop.signal, acceleration: 1 };
process.stdout.write('ready\n');
await Promise.all([
  runClassifier(platform, deps, running),
  runStoryBuilder(platform, deps, running),
  runCaseService(platform, deps, running),
  runEscalator(platform, deps, running),
]);
await platform.close();
