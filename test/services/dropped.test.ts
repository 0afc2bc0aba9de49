import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoFile } from '../../scripts/crash/config.ts';
import { placeConfig } from '../../scripts/services/place.ts';
import { openKafkaLog, type Loss } from '../../src/adapters/kafka/log.ts';
import { openDatabase } from '../../src/adapters/mongo/database.ts';
import { openDistributed } from '../../src/platform/distributed.ts';
import type { Log } from '../../src/ports/log.ts';
import { testTopics } from '../support/kafka.ts';

const brokers = process.env['KAFKA_BROKERS'];
const mongoUrl = process.env['MONGO_URL'];
const topic = 'items';
const group = 'tagging';

describe.skipIf(brokers === undefined)(
  `records that Kafka drops${brokers === undefined ? ': absent, needs KAFKA_BROKERS' : ''}`,
  () => {
    const all = (brokers ?? '').split(',');
    let admin: Admin;
    let log: Log;
    let prefix: string;
    let losses: Loss[];
    /** Called after each of them. */
    let told: () => void;
    beforeEach(async () => {
      prefix = `dropped-${randomUUID()}.`;
      losses = [];
      told = () => undefined;
      const onLost = (loss: Loss) => {
        losses.push(loss);
        told();
      };
      log = await openKafkaLog(
        { ...testTopics, partitions: 1, brokers: all, prefix },
        { logger: { warn: () => undefined }, onLost },
      );
      admin = new Kafka({ brokers: all, logLevel: logLevel.NOTHING }).admin();
      await admin.connect();
    });
    afterEach(async () => {
      await log.close();
      const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
      await admin.deleteTopics({ topics });
      await admin.disconnect();
    });

    const append = (from: number, to: number) =>
      log.append(
        Array.from({ length: to - from }, (_, at) => ({ topic, key: 'one', value: from + at })),
      );
    /** What retention would do: everything before this offset goes. */
    async function dropBefore(offset: number, from = topic): Promise<void> {
      const name = `${prefix}${from}`;
      // only what it knows of can it delete from
      await admin.fetchTopicOffsets(name);
      const partitions = [{ partition: 0, offset: String(offset) }];
      await admin.deleteTopicRecords({ topic: name, partitions });
    }
    /** Reads until this value has come; gives what came. */
    async function readTo(value: number, meanwhile?: () => Promise<void>): Promise<unknown[]> {
      const done = new AbortController();
      const read: unknown[] = [];
      let before = meanwhile;
      const options = { topic, group, batchSize: 100, signal: done.signal };
      await log.consume(options, async (batch) => {
        await before?.();
        before = undefined;
        read.push(...batch.map((record) => record.value));
        if (read.includes(value)) done.abort();
      });
      return read;
    }

    it('tells how many a group had not read, once, and goes on with the rest', async () => {
      await append(0, 3);
      expect(await readTo(2)).toEqual([0, 1, 2]);
      await append(3, 10);
      await dropBefore(7);
      expect(await readTo(9)).toEqual([7, 8, 9]);
      expect(losses).toEqual([{ topic, group, records: 4 }]);
      await append(10, 11);
      expect(await readTo(10)).toEqual([10]);
      expect(losses).toHaveLength(1);
    });

    it.skipIf(mongoUrl === undefined)('shows the operator how many', async () => {
      await append(0, 1);
      await readTo(0);
      await append(1, 5);
      await dropBefore(4);
      const directory = await mkdtemp(join(tmpdir(), 'huiying-dropped-'));
      const database = `dropped-${randomUUID()}`;
      const place = { brokers: all, prefix, mongoUrl: mongoUrl ?? '', database, directory };
      const config = await placeConfig({ configFile: demoFile, ...place });
      const office = await openDistributed(config, { logLevel: 'silent', print: () => undefined });
      const done = new AbortController();
      const options = { topic, group, batchSize: 9, signal: done.signal };
      await office.log.consume(options, async () => done.abort());
      expect(await office.metrics.text()).toContain(
        'huiying_messages_lost_total{stage="tagging"} 3',
      );
      await office.close();
      await rm(directory, { recursive: true });
      const store = await openDatabase({ url: place.mongoUrl, name: database });
      await store.drop();
      await store.close();
    });

    it('tells it although nothing is left to be read', async () => {
      await append(0, 3);
      await readTo(2);
      await append(3, 10);
      await dropBefore(10);
      const done = new AbortController();
      told = () => done.abort();
      const options = { topic, group, batchSize: 9, signal: done.signal };
      await log.consume(options, async () => expect.fail('nothing is left'));
      expect(await log.lag(topic, group)).toBe(0);
      expect(losses).toEqual([{ topic, group, records: 7 }]);
    });

    it('tells of what went while a batch was in hand', async () => {
      await append(0, 3);
      const meanwhile = async () => {
        await append(3, 10);
        await dropBefore(8);
      };
      expect(await readTo(9, meanwhile)).toEqual([0, 1, 2, 8, 9]);
      expect(losses).toEqual([{ topic, group, records: 5 }]);
    });

    it('tells it to a group that had been there and found nothing yet', async () => {
      const other = { topic: 'empty', group, batchSize: 9 };
      const done = new AbortController();
      setTimeout(() => done.abort(), 3_000);
      await log.consume({ ...other, signal: done.signal }, async () => undefined);
      await log.append([{ topic: 'empty', key: 'one', value: 0 }]);
      await dropBefore(1, 'empty');
      await log.append([{ topic: 'empty', key: 'one', value: 1 }]);
      const read: unknown[] = [];
      const enough = new AbortController();
      await log.consume({ ...other, signal: enough.signal }, async (batch) => {
        read.push(...batch.map(({ value }) => value));
        enough.abort();
      });
      expect(read).toEqual([1]);
      expect(losses).toEqual([{ topic: 'empty', group, records: 1 }]);
    });

    it('is silent where records went that the group had read, and for a group that is new', async () => {
      await append(0, 3);
      await readTo(2);
      await append(3, 5);
      await dropBefore(2);
      expect(await readTo(4)).toEqual([3, 4]);
      const done = new AbortController();
      const options = { topic, group: 'newcomer', batchSize: 9, signal: done.signal };
      await log.consume(options, async () => done.abort());
      expect(losses).toEqual([]);
    });
  },
);
