import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBlobStore } from '../../../src/adapters/sqlite/blob-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { migrations } from '../../../src/adapters/sqlite/migrations.ts';
import { hashOf } from '../../../src/adapters/system/packing.ts';
import type { EvidenceRecord } from '../../../src/ports/blobs.ts';
import { hashesOf } from '../../contract/blob-store.contract.ts';

const page = new TextEncoder().encode('<html>供水恢复</html>'.repeat(100));

describe('evidence in SQLite', () => {
  it.each([
    ['cut short', brotliCompressSync(page).subarray(0, 20)],
    ['exchanged for other bytes', brotliCompressSync(page.toReversed())],
    ['exchanged for something huge', brotliCompressSync(new Uint8Array(10_000_000))],
    ['no Brotli at all', page],
  ])('is refused when it was %s', async (_, damaged) => {
    const database = openDatabase(':memory:');
    const blobs = openBlobStore(database);
    const hash = await blobs.put(page);
    database.prepare('UPDATE blobs SET compressed = ?').run(damaged);
    await expect(blobs.get(hash)).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining(hash),
    });
    await database.close();
  });

  it('is kept once, compressed', async () => {
    const database = openDatabase(':memory:');
    const blobs = openBlobStore(database);
    await Promise.all([blobs.put(page), blobs.put(page)]);
    const rows = database
      .prepare<{ bytes: number }>('SELECT length(compressed) AS bytes FROM blobs')
      .all();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.bytes).toBeLessThan(page.byteLength / 10);
    await database.close();
  });

  it('lists bytes that were lost and came again once, with the records of both times', async () => {
    const database = openDatabase(':memory:');
    const blobs = openBlobStore(database);
    const { hash, ...first } = recordOf(hashOf(page), 1);
    await blobs.keep(page, first);
    database.prepare('DELETE FROM blobs').run();
    await blobs.keep(page, { ...first, fetchedAt: 2 });
    expect(await hashesOf(blobs)).toEqual([hash]);
    expect(await blobs.records(hash)).toEqual([recordOf(hash, 1), recordOf(hash, 2)]);
    await database.close();
  });

  it('keeps its records through the change of their place, also of bytes that were lost', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huiying-evidence-'));
    const path = join(folder, 'huiying.db');
    const older = openDatabase(
      path,
      migrations.filter(({ number }) => number < 17),
    );
    const [hash, lost] = [hashOf(page), '0'.repeat(64)];
    await older.write(() => {
      older
        .prepare('INSERT INTO blobs (hash, size, compressed) VALUES (?, ?, ?)')
        .run(hash, page.byteLength, brotliCompressSync(page));
      const add = older.prepare(
        'INSERT INTO evidence (hash, url, fetched_at, document) VALUES (?, ?, ?, ?)',
      );
      for (const [of, at] of [
        [hash, 2],
        [lost, 1],
        [hash, 1],
      ] as const)
        add.run(of, 'http://news.example/1', at, JSON.stringify(recordOf(of, at)));
    });
    await older.close();

    const database = openDatabase(path);
    const blobs = openBlobStore(database);
    expect(await blobs.records(hash)).toEqual([recordOf(hash, 1), recordOf(hash, 2)]);
    expect(await blobs.records(lost)).toEqual([recordOf(lost, 1)]);
    expect(await blobs.get(hash)).toEqual(page);
    expect(await hashesOf(blobs)).toEqual([hash, lost]);
    await database.close();
    await rm(folder, { recursive: true });
  });
});

function recordOf(hash: string, fetchedAt: number): EvidenceRecord {
  const url = 'http://news.example/1';
  return { hash, url, finalUrl: url, sourceId: 'news', status: 200, headers: {}, fetchedAt };
}
