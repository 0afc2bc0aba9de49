import { createHash } from 'node:crypto';
import { assert, asyncProperty, uint8Array } from 'fast-check';
import { expect, it } from 'vitest';
import type { BlobStore } from '../../src/ports/blobs.ts';
import { describeContract, type Contract } from './contract.ts';

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
      const page = new TextEncoder().encode('<html>供水恢复</html>');
      const [first, second] = await Promise.all([blobs.put(page), blobs.put(page)]);
      expect(await blobs.put(page)).toBe(first);
      expect(second).toBe(first);
      expect(await blobs.get(first)).toEqual(page);
    });

    it('knows nothing of a hash that it never gave', async () => {
      const { port: blobs } = await open();
      expect(await blobs.get('0'.repeat(64))).toBeUndefined();
    });

    it.skipIf(!can('reopen'))('still has its evidence after a restart', async () => {
      const { port, reopen } = await open();
      const hash = await port.put(new Uint8Array([1, 2, 3]));
      expect(await (await reopen()).get(hash)).toEqual(new Uint8Array([1, 2, 3]));
    });
  });
}
