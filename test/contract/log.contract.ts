import { array, assert, asyncProperty, jsonValue } from 'fast-check';
import { expect, it } from 'vitest';
import type { ConsumeOptions, Log, LogRecord, NewRecord } from '../../src/ports/log.ts';
import { describeContract, type Contract } from './contract.ts';

/** What every log between the stages keeps: order, every record, and where each group stands. */
export function logContract(contract: Contract<Log>): void {
  describeContract('log', contract, ({ open, can }) => {
    it('keeps the order of each key', async () => {
      const { port: log } = await open();
      const records = range(200).map((n) => newRecord(`source-${n % 7}`, n));
      await Promise.all(records.map((record) => log.append([record])));
      const read = await take(log, { group: 'tagging' }, 200);
      for (const key of new Set(read.map((record) => record.key))) {
        const values = read.filter((record) => record.key === key).map(valueOf);
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }
    });

    it('hands a record over as it was appended', async () => {
      const { port: log } = await open();
      await log.append([{ topic: 'items', key: '甲', value: { title: '供水恢复 🚰', deaths: 0 } }]);
      const [record] = await take(log, { group: 'tagging' }, 1);
      expect(record).toMatchObject({
        topic: 'items',
        key: '甲',
        value: { title: '供水恢复 🚰', deaths: 0 },
      });
      expect(record?.position).not.toBe('');
      expect(record?.appendedAt).toBeGreaterThan(0);
    });

    it('gives any JSON value back unchanged', async () => {
      const { port: log } = await open();
      const values = array(jsonValue({ stringUnit: 'binary' }), {
        minLength: 1,
        maxLength: 20,
      });
      let group = 0;
      await assert(
        asyncProperty(values, async (given) => {
          const topic = `items-${(group += 1)}`;
          await log.append(given.map((value) => ({ topic, key: '键', value })));
          const read = await take(log, { topic, group: 'tagging' }, given.length);
          const throughJson: unknown = JSON.parse(JSON.stringify(given));
          expect(read.map((record) => record.value)).toEqual(throughJson);
        }),
        { numRuns: 25 },
      );
    });

    it('shows every record to every group', async () => {
      const { port: log } = await open();
      await log.append(range(30).map((n) => newRecord('甲', n)));
      const tagging = await take(log, { group: 'tagging' }, 30);
      const counting = await take(log, { group: 'counting', batchSize: 7 }, 30);
      expect(counting.map(valueOf)).toEqual(tagging.map(valueOf));
    });

    it('keeps topics apart', async () => {
      const { port: log } = await open();
      await log.append([newRecord('甲', 1), { ...newRecord('甲', 2), topic: 'stories' }]);
      await log.append([newRecord('甲', 3)]);
      expect((await take(log, { group: 'tagging' }, 2)).map(valueOf)).toEqual([1, 3]);
      expect(await log.lag('stories', 'tagging')).toBe(1);
    });

    it('never hands over more than a batch', async () => {
      const { port: log } = await open();
      await log.append(range(10).map((n) => newRecord('甲', n)));
      const sizes: number[] = [];
      await consumeUntil(log, { batchSize: 4 }, (batch) => {
        sizes.push(batch.length);
        return batch.some((record) => valueOf(record) === 9);
      });
      expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(10);
    });

    it('wakes a waiting consumer when something arrives', async () => {
      const { port: log } = await open();
      const reading = take(log, { group: 'tagging' }, 1);
      await log.append([newRecord('甲', 1)]);
      expect((await reading).map(valueOf)).toEqual([1]);
    });

    it('delivers a batch again when its handler rejects', async () => {
      const { port: log } = await open();
      await log.append(range(3).map((n) => newRecord('甲', n)));
      const refuse = consumeUntil(log, {}, () => {
        throw new Error('the stage stumbled');
      });
      await expect(refuse).rejects.toThrow('the stage stumbled');
      expect((await take(log, { group: 'tagging' }, 3)).map(valueOf)).toEqual([0, 1, 2]);
    });

    it('goes on after the last committed batch', async () => {
      const { port: log } = await open();
      await log.append(range(6).map((n) => newRecord('甲', n)));
      await take(log, { group: 'tagging', batchSize: 2 }, 2);
      expect((await take(log, { group: 'tagging' }, 4)).map(valueOf)).toEqual([2, 3, 4, 5]);
    });

    it.skipIf(!can('reopen'))(
      'goes on after the last committed batch of its former life',
      async () => {
        const { port, reopen } = await open();
        await port.append(range(6).map((n) => newRecord('甲', n)));
        await take(port, { group: 'tagging', batchSize: 2 }, 2);
        const log = await reopen();
        expect(await log.lag('items', 'tagging')).toBe(4);
        expect((await take(log, { group: 'tagging' }, 4)).map(valueOf)).toEqual([2, 3, 4, 5]);
      },
    );

    it.skipIf(!can('trim'))(
      'trims what is older than asked for, of one topic only, and leaves every group where it stands',
      async () => {
        const { port: log } = await open();
        await log.append(range(6).map((n) => newRecord('甲', n)));
        await log.append([{ topic: 'audit', key: '甲', value: { n: 0 } }]);
        const [first] = await take(log, { group: 'tagging', batchSize: 2 }, 2);
        const appendedAt = first?.appendedAt ?? 0;
        expect(await log.trim('items', appendedAt, 10)).toBe(0);
        expect(await log.trim('items', appendedAt + 1, 4)).toBe(4);
        expect(await log.lag('items', 'tagging')).toBe(2);
        expect((await take(log, { group: 'tagging' }, 2)).map(valueOf)).toEqual([4, 5]);
        expect((await take(log, { topic: 'audit' }, 1)).map(valueOf)).toEqual([0]);
      },
    );

    it.skipIf(!can('trim'))('shows what comes after everything was trimmed', async () => {
      const { port: log } = await open();
      await log.append(range(3).map((n) => newRecord('甲', n)));
      await take(log, { group: 'tagging' }, 3);
      await log.trim('items', Number.MAX_SAFE_INTEGER, 10);
      await log.append([newRecord('甲', 3)]);
      expect((await take(log, { group: 'tagging' }, 1)).map(valueOf)).toEqual([3]);
    });

    it('begins at the end when a new group asks so, and only the first time', async () => {
      const { port: log } = await open();
      await log.append([newRecord('甲', 1)]);
      const stop = new AbortController();
      const watching = log.consume(
        { topic: 'items', group: 'watch', from: 'end', batchSize: 10, signal: stop.signal },
        async () => stop.abort(),
      );
      await lagBecomes(log, 'watch', 0);
      await log.append([newRecord('甲', 2)]);
      await watching;
      await log.append([newRecord('甲', 3)]);
      expect((await take(log, { group: 'watch', from: 'end' }, 1)).map(valueOf)).toEqual([3]);
    });

    it('begins so many records before the end when a new group asks so', async () => {
      const { port: log } = await open();
      await log.append(range(6).map((n) => newRecord('甲', n)));
      const near = { group: 'resuming', from: { last: 2 } };
      expect((await take(log, near, 2)).map(valueOf)).toEqual([4, 5]);
      const all = { group: 'all', from: { last: 100 } };
      expect((await take(log, all, 6)).map(valueOf)).toEqual(range(6));
    });

    it('shares the work among the members of a group, each record with one of them', async () => {
      const { port: log } = await open();
      await log.append(range(40).map((n) => newRecord(`source-${n % 3}`, n)));
      const stop = new AbortController();
      const handled: number[] = [];
      const member = () =>
        log.consume(
          { topic: 'items', group: 'tagging', batchSize: 5, signal: stop.signal },
          async (batch) => {
            handled.push(...batch.map(valueOf));
            if (handled.length >= 40) stop.abort();
          },
        );
      await Promise.all([member(), member(), member()]);
      expect(handled.toSorted((a, b) => a - b)).toEqual(range(40));
    });

    it('appends all records of one call or none', async () => {
      const { port: log } = await open();
      const unsayable = { topic: 'items', key: '甲', value: undefined };
      const others = log.append([newRecord('乙', 1)]);
      await expect(log.append([newRecord('甲', 2), unsayable])).rejects.toMatchObject({
        code: 'message-invalid',
      });
      await others;
      expect(await log.lag('items', 'tagging')).toBe(1);
    });

    it('ends at once when the signal aborts while nothing arrives', async () => {
      const { port: log } = await open();
      const stop = new AbortController();
      const waiting = log.consume({ ...defaults, signal: stop.signal }, async () => undefined);
      await lagBecomes(log, defaults.group, 0);
      stop.abort();
      await expect(waiting).resolves.toBeUndefined();
    });

    it('commits the batch in hand before it ends', async () => {
      const { port: log } = await open();
      await log.append(range(4).map((n) => newRecord('甲', n)));
      await consumeUntil(log, { batchSize: 2 }, () => true);
      expect(await log.lag('items', 'tagging')).toBe(2);
    });

    it('does nothing when the signal is aborted already', async () => {
      const { port: log } = await open();
      await log.append([newRecord('甲', 1)]);
      const handle = () => expect.fail('nothing should be handed over');
      await log.consume({ ...defaults, signal: AbortSignal.abort() }, handle);
      expect(await log.lag('items', 'tagging')).toBe(1);
    });

    it('counts what a group has not committed', async () => {
      const { port: log } = await open();
      expect(await log.lag('items', 'tagging')).toBe(0);
      await log.append(range(5).map((n) => newRecord('甲', n)));
      expect(await log.lag('items', 'tagging')).toBe(5);
      await take(log, { group: 'tagging' }, 5);
      expect(await log.lag('items', 'tagging')).toBe(0);
      expect(await log.lag('items', 'counting')).toBe(5);
    });

    it('ends its consumers when it closes, and may be closed twice', async () => {
      const { port: log } = await open();
      const waiting = log.consume(
        { ...defaults, signal: new AbortController().signal },
        async () => undefined,
      );
      await log.close();
      await waiting;
      await log.close();
      await expect(log.append([newRecord('甲', 1)])).rejects.toMatchObject({
        code: 'storage-failed',
      });
    });
  });
}

const defaults = { topic: 'items', group: 'tagging', batchSize: 100 };

type Options = Partial<Omit<ConsumeOptions, 'signal'>>;

async function consumeUntil(
  log: Log,
  options: Options,
  isEnough: (batch: readonly LogRecord[]) => boolean,
): Promise<void> {
  const stop = new AbortController();
  await log.consume({ ...defaults, ...options, signal: stop.signal }, async (batch) => {
    if (isEnough(batch)) stop.abort();
  });
}

async function take(log: Log, options: Options, count: number): Promise<LogRecord[]> {
  const taken: LogRecord[] = [];
  await consumeUntil(log, options, (batch) => {
    taken.push(...batch);
    return taken.length >= count;
  });
  return taken;
}

/** The group has registered once its lag is what it should be. */
async function lagBecomes(log: Log, group: string, lag: number): Promise<void> {
  await expect.poll(() => log.lag('items', group), { interval: 5 }).toBe(lag);
}

function newRecord(key: string, n: number): NewRecord {
  return { topic: 'items', key, value: { n } };
}

function valueOf(record: LogRecord): number {
  return (record.value as { n: number }).n;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
