import { Binary, ObjectId } from 'mongodb';
import { AppError } from '../../domain/errors.ts';
import { pack, unpack } from '../system/packing.ts';
import type { Database } from './database.ts';

export interface BlobRow {
  /** SHA-256 of the bytes. */
  _id: string;
  /** Before compression. */
  size: number;
  /** The compressed bytes, or their first part. */
  packed: Binary;
  /** Further parts in `blob_parts`, under this name. */
  more?: { name: string; parts: number };
  /** A purge that began at this position is about to remove it. */
  doomedAt?: number;
}

interface PartRow {
  _id: string;
  packed: Binary;
}

/** Bytes under their hash. A document holds at most 16 MB, so larger ones stand in several. */
export interface BlobBytes {
  has(hash: string): Promise<boolean>;
  /** Stores them; harmless when they are there. */
  add(hash: string, bytes: Uint8Array): Promise<void>;
  /** Takes packed bytes as they are. */
  addPacked(hash: string, size: number, packed: Uint8Array): Promise<void>;
  /** Throws `storage-failed` when they are damaged. */
  get(hash: string): Promise<Uint8Array | undefined>;
  getPacked(hash: string): Promise<{ size: number; packed: Uint8Array } | undefined>;
  /** Removes what this purge has doomed and returns its size; none when it was spared meanwhile. */
  removeDoomed(hash: string, doomedAt: number): Promise<number | undefined>;
}

const partBytes = 4 * 1024 * 1024;

/** The collections `blobs` and `blob_parts`. */
export function openBlobBytes(database: Database): BlobBytes {
  const blobs = database.rows<BlobRow>('blobs');
  const further = database.rows<PartRow>('blob_parts');
  const removeParts = async ({ more }: Pick<BlobRow, 'more'>) => {
    if (more) await further.remove({ _id: { $in: partIds(more) } });
  };

  async function addPacked(hash: string, size: number, packed: Uint8Array): Promise<void> {
    const [first = new Binary(), ...rest] = inParts(packed);
    // named anew each time, so that whoever removes the parts of an older copy does not take these
    const more = rest.length === 0 ? {} : { more: { name: newName(), parts: rest.length } };
    // the parts first: what can be seen is whole
    if (more.more) {
      const ids = partIds(more.more);
      await further.addMissing(rest.map((part, n) => ({ _id: ids[n] ?? '', packed: part })));
    }
    const isAdded = await blobs.add({ _id: hash, size, packed: first, ...more });
    if (!isAdded) await removeParts(more);
  }

  async function getPacked(hash: string) {
    const row = await blobs.one({ _id: hash });
    if (row === undefined) return undefined;
    const parts = [row.packed];
    for (const id of row.more ? partIds(row.more) : []) {
      const part = await further.one({ _id: id });
      if (part === undefined)
        throw new AppError('storage-failed', `evidence ${hash}: a part of the bytes is missing`);
      parts.push(part.packed);
    }
    const { buffer, byteOffset, byteLength } = Buffer.concat(parts.map(bytesOf));
    return { size: row.size, packed: new Uint8Array(buffer, byteOffset, byteLength) };
  }

  return {
    has: async (hash) => (await blobs.one({ _id: hash }, { only: ['_id'] })) !== undefined,
    add: async (hash, bytes) => addPacked(hash, bytes.byteLength, await pack(bytes)),
    addPacked,
    getPacked,
    async get(hash) {
      const stored = await getPacked(hash);
      return stored && unpack(stored.packed, { hash, size: stored.size });
    },
    async removeDoomed(hash, doomedAt) {
      const row = await blobs.one({ _id: hash, doomedAt }, { only: ['size', 'more'] });
      if (row === undefined || (await blobs.remove({ _id: hash, doomedAt })) === 0)
        return undefined;
      await removeParts(row);
      return row.size;
    },
  };
}

function inParts(packed: Uint8Array): Binary[] {
  const parts = Math.max(1, Math.ceil(packed.byteLength / partBytes));
  return Array.from(
    { length: parts },
    (_, n) => new Binary(packed.subarray(n * partBytes, (n + 1) * partBytes)),
  );
}

function partIds({ name, parts }: { name: string; parts: number }): string[] {
  return Array.from({ length: parts }, (_, n) => `${name}/${n + 1}`);
}

function newName(): string {
  return new ObjectId().toHexString();
}

function bytesOf(binary: Binary): Uint8Array {
  return binary.buffer.subarray(0, binary.position);
}
