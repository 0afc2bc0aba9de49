import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openLog } from '../../../src/adapters/sqlite/log.ts';
import { migrations } from '../../../src/adapters/sqlite/migrations.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const one = { topic: 'items', key: '甲', value: 1 };

describe('the database file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiying-database-'));
    path = join(folder, 'data', 'huiying.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made with its folder, and leaves no note of its owner behind', async () => {
    const database = openDatabase(path);
    expect(existsSync(`${path}.pid`)).toBe(true);
    await database.close();
    await database.close();
    expect(existsSync(`${path}.pid`)).toBe(false);
  });

  it('survives a power cut: WAL, synchronous=FULL, foreign keys', async () => {
    const database = openDatabase(path);
    const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) =>
      Object.values(database.prepare<Record<string, unknown>>(`PRAGMA ${name}`).get() ?? {}),
    );
    expect(settings).toEqual([['wal'], [2], [1]]);
    await database.close();
  });

  it('is opened once at a time', async () => {
    const first = openDatabase(path);
    expect(() => openDatabase(path)).toThrowError(
      expect.objectContaining({
        code: 'storage-locked',
        message: expect.stringContaining(`${path}: is in use by process ${process.pid} since 20`),
      }),
    );
    expect(existsSync(`${path}.pid`)).toBe(true);
    await first.close();
    await openDatabase(path).close();
  });

  it('takes over after an owner that was killed and left its note', async () => {
    await openDatabase(path).close();
    await writeFile(`${path}.pid`, '999999\n');
    await openDatabase(path).close();
  });

  it('is refused when it is no database', async () => {
    const notes = join(folder, 'notes.txt');
    await writeFile(notes, '云石市'.repeat(1000));
    expect(() => openDatabase(notes)).toThrowError(
      expect.objectContaining({ code: 'storage-failed', message: expect.stringContaining(notes) }),
    );
  });

  it('commits what is queued before it closes, and takes nothing afterwards', async () => {
    const database = openDatabase(path);
    const log = openLog(database, openManualClock());
    const queued = log.append([one]);
    await database.close();
    await queued;
    await expect(log.append([one])).rejects.toMatchObject({ code: 'storage-failed' });
    const reopened = openDatabase(path);
    expect(await openLog(reopened, openManualClock()).lag('items', 'tagging')).toBe(1);
    await reopened.close();
  });

  it('brings an older schema up to date, once', async () => {
    const third = { number: 99, name: 'remarks', sql: 'CREATE TABLE remarks (text TEXT) STRICT' };
    await openDatabase(path).close();
    await openDatabase(path, [...migrations, third]).close();
    const database = openDatabase(path, [...migrations, third]);
    database.prepare('INSERT INTO remarks VALUES (?)').run('好');
    await database.close();
  });

  it('is left alone when a newer program wrote it', async () => {
    const future = { number: 99, name: 'future', sql: 'CREATE TABLE future (id TEXT) STRICT' };
    await openDatabase(path, [...migrations, future]).close();
    expect(() => openDatabase(path)).toThrowError(
      expect.objectContaining({
        code: 'schema-too-new',
        message: expect.stringContaining('has schema 99'),
      }),
    );
    await openDatabase(path, [...migrations, future]).close();
  });

  it('keeps nothing of a migration that fails half-way', async () => {
    const broken = {
      number: 99,
      name: 'broken',
      sql: 'CREATE TABLE half (id TEXT); CREATE TABEL x',
    };
    expect(() => openDatabase(path, [...migrations, broken])).toThrowError(
      expect.objectContaining({ code: 'storage-failed' }),
    );
    const mended = { ...broken, sql: 'CREATE TABLE half (id TEXT)' };
    await openDatabase(path, [...migrations, mended]).close();
  });

  it('rejects a write when the disk is full, keeps nothing of it, and goes on once there is room', async () => {
    const database = openDatabase(path);
    const log = openLog(database, openManualClock());
    await log.append([{ topic: 'items', key: '甲', value: 'before' }]);
    const pages =
      database.prepare<{ page_count: number }>('PRAGMA page_count').get()?.page_count ?? 0;
    database.prepare(`PRAGMA max_page_count = ${pages + 4}`).get();

    const large = { topic: 'items', key: '乙', value: '洪水'.repeat(2000) };
    const small = { topic: 'items', key: '甲', value: 'small' };
    const full = log.append(Array.from({ length: 50 }, () => large));
    const fits = log.append([small]);
    await expect(full).rejects.toMatchObject({
      code: 'storage-full',
      message: expect.stringContaining(path),
    });
    await fits;
    expect(await log.lag('items', 'tagging')).toBe(2);

    database.prepare('PRAGMA max_page_count = 100000').get();
    await log.append([large]);
    expect(await log.lag('items', 'tagging')).toBe(3);
    await database.close();
  });
});

describe('parameters', () => {
  it.each([
    ['a boolean', true],
    ['undefined', undefined],
    ['an object', {}],
    ['NaN', Number.NaN],
    ['a text with NUL', '甲\0乙'],
  ])('that SQLite would change or refuse are named: %s', async (_, parameter) => {
    const database = openDatabase(':memory:');
    const select = database.prepare('SELECT ? AS value');
    expect(() => select.get(parameter as string)).toThrowError(
      expect.objectContaining({
        code: 'message-invalid',
        message: expect.stringMatching(/^parameter 1 of "SELECT \? AS value": got /),
      }),
    );
    await database.close();
  });
});
