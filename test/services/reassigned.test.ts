import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openKafkaLog } from '../../src/adapters/kafka/log.ts';
import { testTopics } from '../support/kafka.ts';

const brokers = process.env['KAFKA_BROKERS'];
const keys = Array.from({ length: 17 }, (_, at) => `place-${at}`);

it.skipIf(brokers === undefined)(
  'tells a member of a group which keys it has gained, and no others',
  { timeout: 90_000 },
  async () => {
    const options = { ...testTopics, brokers: (brokers ?? '').split(','), partitions: 6 };
    const log = await openKafkaLog(
      { ...options, prefix: `gained-${randomUUID()}.` },
      { logger: { warn: () => undefined } },
    );
    const everyKey = () => log.append(keys.map((key) => ({ topic: 'items', key, value: key })));
    const member = () => {
      const end = new AbortController();
      const gained: string[][] = [];
      const handled = new Set<string>();
      const running = log.consume(
        {
          topic: 'items',
          group: 'grouping',
          batchSize: 9,
          signal: end.signal,
          onReassigned: (isGained) => void gained.push(keys.filter(isGained)),
        },
        async (batch) => batch.forEach(({ key }) => handled.add(key)),
      );
      const leave = () => {
        end.abort();
        return running;
      };
      return { gained, handled, leave };
    };
    const lag = () => log.lag('items', 'grouping');

    await everyKey();
    const first = member();
    await expect.poll(lag, { timeout: 30_000 }).toBe(0);
    expect(first.gained).toEqual([keys]);

    const second = member();
    await expect.poll(() => second.gained.length, { timeout: 30_000 }).toBe(1);
    await everyKey();
    await expect.poll(lag, { timeout: 30_000 }).toBe(0);
    const shared = second.gained[0] ?? [];
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.length).toBeLessThan(keys.length);
    expect([...second.handled].toSorted()).toEqual(shared.toSorted());

    await second.leave();
    await expect.poll(() => first.gained.length, { timeout: 30_000 }).toBe(2);
    expect(first.gained[1]).toEqual(shared);
    await first.leave();
    await log.close();
  },
);
