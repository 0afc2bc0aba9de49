import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openLog } from '../../../src/adapters/sqlite/log.ts';
import type { LogRecord } from '../../../src/ports/log.ts';

const script = new URL('append-until-killed.ts', import.meta.url).pathname;

describe('a process killed in mid-append', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiying-crash-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([50, 500, 1500])(
    'loses nothing that it acknowledged and keeps nothing by halves or twice, %i appends in',
    async (appends) => {
      const path = join(folder, 'huiying.db');
      const acknowledged = await appendUntilKilled(path, appends);
      const kept = (await readAll(path)).map(
        ({ value }) => value as { name: string; part: string },
      );
      expect(new Set(kept.map(({ name, part }) => `${name} ${part}`)).size).toBe(kept.length);
      const firsts = new Set(namesOf(kept, 'first'));
      expect(new Set(namesOf(kept, 'second'))).toEqual(firsts);
      expect(acknowledged.filter((name) => !firsts.has(name))).toEqual([]);
      // What was in flight may have been kept: one append of each of the eight producers.
      expect(firsts.size - acknowledged.length).toBeLessThanOrEqual(8);
    },
  );

  it('keeps others out while it lives and nobody once it is dead', async () => {
    const path = join(folder, 'huiying.db');
    const child = start(path);
    await once(child.stdout, 'data');
    expect(() => openDatabase(path)).toThrowError(
      expect.objectContaining({
        code: 'storage-locked',
        message: expect.stringContaining(`${path}: is in use by process ${child.pid} since 20`),
      }),
    );
    await kill(child);
    await openDatabase(path).close();
  });
});

function start(path: string) {
  return spawn(process.execPath, ['--import', 'tsx', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
}

/** The names of the records that the process saw acknowledged; a line cut off by the kill counts for none. */
async function appendUntilKilled(path: string, atLeast: number): Promise<string[]> {
  const child = start(path);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    if (!child.killed && output.split('\n').length > atLeast) child.kill('SIGKILL');
  });
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  return output.split('\n').slice(0, -1);
}

async function readAll(path: string): Promise<LogRecord[]> {
  const database = openDatabase(path);
  const log = openLog(database, { now: () => 0 });
  const total = await log.lag('items', 'check');
  const stop = new AbortController();
  const records: LogRecord[] = [];
  const options = { topic: 'items', group: 'check', batchSize: 500, signal: stop.signal };
  await log.consume(options, async (batch) => {
    records.push(...batch);
    if (records.length >= total) stop.abort();
  });
  await database.close();
  return records;
}

function namesOf(kept: readonly { name: string; part: string }[], part: string): string[] {
  return kept.filter((record) => record.part === part).map((record) => record.name);
}
