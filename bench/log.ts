import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/adapters/sqlite/database.ts';
import { openLog } from '../src/adapters/sqlite/log.ts';
import type { Log } from '../src/ports/log.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';

const runs = 5;
const producers = 64;
const recordsPerProducer = 1000;
const records = producers * recordsPerProducer;
// As long as an item with an 800-character text.
const value = {
  id: 'a'.repeat(64),
  title: '某市供水管网改造进展',
  text: '供水恢复情况通报'.repeat(100),
};

/** Appends and reads per second on a file with `synchronous=FULL`: the median of five runs. */
export async function benchLog(): Promise<BenchRow[]> {
  const appends: number[] = [];
  const reads: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const rates = await measureOnce();
    appends.push(rates.appends);
    reads.push(rates.reads);
  }
  return [
    {
      name: 'log: 64 producers, each waiting for its append',
      value: `${perSecond(appends)} appends/s`,
      aim: '≥ 16,000 appends/s',
    },
    {
      name: 'log: one consumer, batches of 500',
      value: `${perSecond(reads)} reads/s`,
      aim: '≥ 50,000 reads/s',
    },
  ];
}

async function measureOnce(): Promise<{ appends: number; reads: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-bench-'));
  const database = openDatabase(join(folder, 'bench.db'));
  const log = openLog(database, { now: () => 0 });
  try {
    const appends = await rate(() => appendAll(log));
    const reads = await rate(() => readAll(log));
    return { appends, reads };
  } finally {
    await log.close();
    await database.close();
    await rm(folder, { recursive: true });
  }
}

async function appendAll(log: Log): Promise<void> {
  const produce = async (_: unknown, producer: number) => {
    for (let count = 0; count < recordsPerProducer; count += 1) {
      await log.append([{ topic: 'items', key: `source-${producer}`, value }]);
    }
  };
  await Promise.all(Array.from({ length: producers }, produce));
}

async function readAll(log: Log): Promise<void> {
  const done = new AbortController();
  let read = 0;
  const options = { topic: 'items', group: 'bench', batchSize: 500, signal: done.signal };
  await log.consume(options, async (batch) => {
    read += batch.length;
    if (read >= records) done.abort();
  });
}

async function rate(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (records / (performance.now() - startedAt)) * 1000;
}

function perSecond(rates: readonly number[]): string {
  return Math.round(median(rates)).toLocaleString('en');
}
