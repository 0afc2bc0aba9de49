import { createHash } from 'node:crypto';
import { assert, asyncProperty, uint8Array } from 'fast-check';
import { expect, it } from 'vitest';
import { screenshotAddress } from '../../src/domain/screenshot.ts';
import type { BlobStore, Fetched } from '../../src/ports/blobs.ts';
import { describeContract, type Contract } from './contract.ts';

const page = new TextEncoder().encode('<html>供水恢复</html>');

function fetched(fetchedAt: number): Fetched {
  const url = 'http://news.yunshi.example/1';
  const headers = { 'content-type': 'text/html', etag: '"7f"' };
  return { sourceId: 'yunshi-news', url, finalUrl: `${url}.html`, status: 200, headers, fetchedAt };
}

/** What every evidence store keeps. */
export function blobStoreContract(contract: Contract<BlobStore>): void {
  describeContract('blob store', contract, ({ open, can }) => {
    it('gives any bytes back under their SHA-256', async () => {
      const { port: blobs } = await open();
      await assert(
        asyncProperty(uint8Array({ maxLength: 5000 }), async (bytes) => {
          const hash = await blobs.put(bytes);
          expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
          expect(await blobs.get(hash)).toEqual(bytes);
        }),
        { numRuns: 25 },
      );
    });

    it('takes the same bytes twice, even at once', async () => {
      const { port: blobs } = await open();
      const [first, second] = await Promise.all([blobs.put(page), blobs.put(page)]);
      expect(await blobs.put(page)).toBe(first);
      expect(second).toBe(first);
      expect(await blobs.get(first)).toEqual(page);
    });

    it('knows nothing of a hash that it never gave', async () => {
      const { port: blobs } = await open();
      expect(await blobs.get('0'.repeat(64))).toBeUndefined();
    });

    it('keeps every fetch of the same bytes, each once and the oldest first', async () => {
      const { port: blobs } = await open();
      const hash = await blobs.keep(page, fetched(2));
      await Promise.all([blobs.keep(page, fetched(1)), blobs.keep(page, fetched(2))]);
      expect(await blobs.records(hash)).toEqual([
        { ...fetched(1), hash },
        { ...fetched(2), hash },
      ]);
      expect(await blobs.get(hash)).toEqual(page);
      expect(await blobs.records('0'.repeat(64))).toEqual([]);
      expect(await blobs.newestOf(fetched(1).url)).toEqual({ ...fetched(2), hash });
      expect(await blobs.newestOf('http://news.yunshi.example/never')).toBeUndefined();
    });

    it('lists each of its hashes once', async () => {
      const { port: blobs } = await open();
      const stored = [
        await blobs.put(new Uint8Array([1])),
        await blobs.put(new Uint8Array([2])),
        await blobs.keep(page, fetched(1)),
      ];
      await blobs.keep(page, fetched(2));
      expect((await hashesOf(blobs)).toSorted()).toEqual(stored.toSorted());
    });

    it('purges old fetches, and the bytes only with the last of them', async () => {
      const { port: blobs } = await open();
      const hash = await blobs.keep(page, fetched(1));
      await blobs.keep(page, fetched(5));
      const unrecorded = await blobs.put(new Uint8Array([1]));
      expect(await blobs.purge(5, 10)).toEqual({ records: 1, blobs: 0, bytes: 0 });
      expect(await blobs.get(hash)).toEqual(page);
      expect(await blobs.purge(6, 10)).toEqual({ records: 1, blobs: 1, bytes: page.byteLength });
      expect(await blobs.get(hash)).toBeUndefined();
      expect(await hashesOf(blobs)).toEqual([unrecorded]);
    });

    it('keeps a screenshot for as long as its page', async () => {
      const { port: blobs } = await open();
      const hash = await blobs.keep(page, fetched(3));
      const png = new Uint8Array([137, 80, 78, 71]);
      const shot = await blobs.keep(png, { ...fetched(1), url: screenshotAddress(hash) });
      expect(await blobs.purge(3, 10)).toEqual({ records: 0, blobs: 0, bytes: 0 });
      await blobs.purge(4, 10);
      await blobs.purge(4, 10);
      expect(await blobs.get(shot)).toBeUndefined();
      expect(await hashesOf(blobs)).toEqual([]);
    });

    it.skipIf(!can('reopen'))('still has its evidence after a restart', async () => {
      const { port, reopen } = await open();
      const hash = await port.put(new Uint8Array([1, 2, 3]));
      expect(await (await reopen()).get(hash)).toEqual(new Uint8Array([1, 2, 3]));
    });
  });
}

/** All that the store lists. */
export async function hashesOf(blobs: BlobStore): Promise<string[]> {
  const hashes: string[] = [];
  for await (const hash of blobs.hashes()) hashes.push(hash);
  return hashes;
}
