import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBlobStore } from '../../../src/adapters/sqlite/blob-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';

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
});
