import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCampaign } from '../../scripts/services/campaign.ts';
import { poisoned } from '../../scripts/services/poison.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { kafkaNeeds, startKafka, type KafkaServer } from './kafka-server.ts';
import { startMongo, type MongoServer } from './mongo-server.ts';

// servers of their own: they are killed
const needs = process.env['MONGO_URL'] === undefined ? 'a MongoDB-wire server' : await kafkaNeeds();

describe.skipIf(needs !== undefined)(
  `a distributed office under load${needs === undefined ? '' : `: absent, needs ${needs}`}`,
  () => {
    let kafka: KafkaServer;
    let mongo: MongoServer;
    beforeAll(async () => {
      [kafka, mongo] = await Promise.all([startKafka(), startMongo()]);
    }, 180_000);
    afterAll(async () => {
      await Promise.all([kafka.stop(), mongo.stop()]);
    });

    it(
      'loses nothing it acknowledged and does nothing twice or too early, whatever is killed or comes again',
      { timeout: 400_000 },
      async () => {
        const troubles = [
          'kill-worker',
          'poison',
          'kill-broker',
          'merge-stories',
          'add-worker',
          'kill-database',
          'merge-stories',
          'kill-worker',
        ] as const;
        // machines whose clocks are minutes apart
        const clocksAheadMs = [4 * minuteMs, -3 * minuteMs];
        const campaign = { seed: 1, items: 300, troubles, clocksAheadMs };
        const verdict = await runCampaign({ kafka, mongo }, campaign);
        const clean = { lost: [], doubled: [], broken: [], untimely: [], waiting: [] };
        expect(verdict).toMatchObject(clean);
        expect(verdict.counts.fired).toBeGreaterThan(0);
        expect(verdict.parked).toBe(poisoned);
        expect(verdict.counts.items).toBe(300);
        expect(verdict.counts.merged).toBeGreaterThan(0);
        expect(verdict.counts.cases).toBeGreaterThan(0);
      },
    );
  },
);
