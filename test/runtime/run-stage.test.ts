import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/adapters/sqlite/database.ts';
import { openLog } from '../../src/adapters/sqlite/log.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { Log, LogRecord } from '../../src/ports/log.ts';
import type { Stage } from '../../src/ports/stage.ts';
import { deadLetterTopic } from '../../src/domain/topics.ts';
import { runStage } from '../../src/runtime/run-stage.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { openKeptLogger } from '../support/kept-logger.ts';

let database: Database;
afterEach(() => database.close());

function open() {
  database = openDatabase(':memory:');
  const clock = openManualClock();
  return { clock, log: openLog(database, clock), logger: openKeptLogger() };
}

/** Resolves with the first `count` records of a topic. */
async function first(log: Log, topic: string, count: number): Promise<LogRecord[]> {
  const got: LogRecord[] = [];
  const enough = new AbortController();
  const options = { topic, group: 'test', batchSize: 10, signal: enough.signal };
  await log.consume(options, async (batch) => {
    got.push(...batch);
    if (got.length >= count) enough.abort();
  });
  return got;
}

const doubling = (handle: (n: number) => number): Stage<number> => ({
  name: 'double',
  reads: 'numbers',
  writes: ['doubles'],
  parse: (value) => {
    if (typeof value !== 'number')
      throw new AppError('message-invalid', `${String(value)}: not a number`);
    return value;
  },
  handle: async (messages) =>
    messages.map((n) => ({ topic: 'doubles', key: String(n), value: handle(n) })),
});

describe('a stage at work', () => {
  it('parks what it cannot handle with the reason, and the flow goes on', async () => {
    const deps = open();
    const stage = doubling((n) => {
      if (n === 2) throw new Error('two is too much');
      return 2 * n;
    });
    await deps.log.append(
      [1, 2, 'three', 4].map((value) => ({ topic: 'numbers', key: 'k', value })),
    );
    const stop = new AbortController();
    const running = runStage(deps, stage, stop.signal);
    const parked = await first(deps.log, deadLetterTopic('double'), 2);
    const doubles = await first(deps.log, 'doubles', 2);
    stop.abort();
    await running;
    expect(new Set(doubles.map(({ value }) => value))).toEqual(new Set([2, 8]));
    expect(parked.map(({ value }) => value)).toMatchObject([
      { stage: 'double', topic: 'numbers', value: 2, reason: 'two is too much' },
      { stage: 'double', topic: 'numbers', value: 'three', reason: 'three: not a number' },
    ]);
    expect(await deps.log.lag('numbers', 'double')).toBe(0);
  });

  it('holds back while storage is in trouble and loses nothing when it returns', async () => {
    const deps = open();
    let isFull = true;
    const stage = doubling((n) => {
      if (isFull) throw new AppError('storage-full', 'disk is full');
      return 2 * n;
    });
    await deps.log.append([{ topic: 'numbers', key: 'k', value: 21 }]);
    const stop = new AbortController();
    const heldBack = deps.logger.next('stage held back');
    const running = runStage(deps, stage, stop.signal);
    await heldBack;
    isFull = false;
    deps.clock.advance(60_000);
    const doubles = await first(deps.log, 'doubles', 1);
    stop.abort();
    await running;
    expect(doubles[0]?.value).toBe(42);
    expect(await deps.log.lag(deadLetterTopic('double'), 'nobody')).toBe(0);
  });
});
