// Many campaigns of troubles against a distributed office on servers of its own, with its verdicts:
//   npm run failures -- [campaigns] [items] [first seed]
import { startKafka } from '../../test/services/kafka-server.ts';
import { startMongo } from '../../test/services/mongo-server.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { openRandom } from '../crash/random.ts';
import { runCampaign, type Trouble } from './campaign.ts';

const kinds: readonly Trouble[] = [
  'kill-worker',
  'stop-worker',
  'kill-broker',
  'kill-database',
  'poison',
  'add-worker',
  'merge-stories',
];
const [campaigns = 10, items = 1000, firstSeed = 1] = process.argv.slice(2).map(Number);
const troublesEach = 8;
const clocksAheadMs = [0, 4 * minuteMs, -3 * minuteMs];

const [kafka, mongo] = await Promise.all([startKafka(), startMongo()]);
try {
  for (let seed = firstSeed; seed < firstSeed + campaigns; seed += 1) {
    const random = openRandom(seed);
    const troubles = Array.from(
      { length: troublesEach },
      () => kinds[random(kinds.length)] ?? 'poison',
    );
    const { lost, doubled, broken, untimely, ...rest } = await runCampaign(
      { kafka, mongo },
      { seed, items, troubles, clocksAheadMs },
    );
    const findings = [...lost, ...doubled, ...broken, ...untimely];
    const found = {
      lost: lost.length,
      doubled: doubled.length,
      broken: broken.length,
      untimely: untimely.length,
      ...rest,
    };
    process.stdout.write(`${JSON.stringify({ seed, troubles, ...found })}\n`);
    if (findings.length + rest.waiting.length > 0) process.exitCode = 1;
    for (const finding of findings.slice(0, 20)) process.stdout.write(`  ${finding}\n`);
  }
} finally {
  await Promise.all([kafka.stop(), mongo.stop()]);
}
