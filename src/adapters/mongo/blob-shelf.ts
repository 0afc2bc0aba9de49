import type { KeptBlob, Shelf } from '../../ports/household.ts';
import { openBlobBytes, type BlobRow } from './blob-bytes.ts';
import type { Database } from './database.ts';

/** The packed bytes of all evidence, as they are. */
export function openBlobShelf(database: Database): Shelf<KeptBlob> {
  const rows = database.rows<BlobRow>('blobs');
  const bytes = openBlobBytes(database);
  return {
    async after(key, limit) {
      const isAfter = { _id: { $gt: key } };
      const found = await rows.many(isAfter, { only: ['_id'], sort: { _id: 1 }, limit });
      const blobs: KeptBlob[] = [];
      for (const { _id } of found) {
        const stored = await bytes.getPacked(_id);
        if (stored) blobs.push({ key: _id, ...stored });
      }
      return blobs;
    },
    async put(things) {
      for (const { key, size, packed } of things)
        if (!(await bytes.has(key))) await bytes.addPacked(key, size, packed);
    },
    count: () => rows.count({}),
  };
}
