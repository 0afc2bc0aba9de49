import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/adapters/sqlite/database.ts';
import { openLog } from '../../../src/adapters/sqlite/log.ts';
import { openManualClock } from '../../support/manual-clock.ts';

describe('the log in SQLite', () => {
  let database: Database;
  beforeEach(() => {
    database = openDatabase(':memory:');
  });
  afterEach(() => database.close());

  it('says by its clock when a record was appended', async () => {
    const clock = openManualClock();
    const log = openLog(database, clock);
    await log.append([newRecord(1)]);
    clock.advance(5000);
    await log.append([newRecord(2)]);
    const stop = new AbortController();
    const options = { topic: 'items', group: 'tagging', batchSize: 10, signal: stop.signal };
    await log.consume(options, async (batch) => {
      const [first, second] = batch.map((record) => record.appendedAt);
      expect([first, second]).toEqual([clock.now() - 5000, clock.now()]);
      stop.abort();
    });
  });

  it('lets the members of a group take turns', async () => {
    const log = openLog(database, openManualClock());
    await log.append(Array.from({ length: 12 }, (_, n) => newRecord(n)));
    const stop = new AbortController();
    const turns: string[] = [];
    const member = (name: string) =>
      log.consume(
        { topic: 'items', group: 'tagging', batchSize: 2, signal: stop.signal },
        async () => {
          turns.push(name);
          if (turns.length === 6) stop.abort();
        },
      );
    await Promise.all([member('a'), member('b'), member('c')]);
    expect(turns).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('waits at closing until the batch in hand is committed', async () => {
    const log = openLog(database, openManualClock());
    await log.append([newRecord(1)]);
    const { signal } = new AbortController();
    let closing: Promise<void> | undefined;
    await log.consume({ topic: 'items', group: 'tagging', batchSize: 10, signal }, async () => {
      closing = log.close();
    });
    await closing;
    expect(await log.lag('items', 'tagging')).toBe(0);
  });
});

function newRecord(n: number) {
  return { topic: 'items', key: '甲', value: { n } };
}
