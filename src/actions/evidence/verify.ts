import { AppError } from '../../domain/errors.ts';
import type { BlobStore } from '../../ports/blobs.ts';

/** Evidence that is not what it should be. */
export interface EvidenceFault {
  hash: string;
  kind: 'damaged' | 'missing';
  /** Where it was fetched, as far as a record says so. */
  url?: string;
}

export interface Verified {
  checked: number;
  faults: number;
}

/** Hashes everything in the store again and tells of each fault: bytes that changed, bytes that are gone. */
export async function verifyEvidence(
  { blobs }: { blobs: BlobStore },
  onFault: (fault: EvidenceFault) => void,
): Promise<Verified> {
  const sum = { checked: 0, faults: 0 };
  for await (const hash of blobs.hashes()) {
    sum.checked += 1;
    const kind = await faultOf(blobs, hash);
    if (kind === undefined) continue;
    sum.faults += 1;
    const [record] = await blobs.records(hash);
    onFault({ hash, kind, ...(record && { url: record.url }) });
  }
  return sum;
}

async function faultOf(blobs: BlobStore, hash: string): Promise<EvidenceFault['kind'] | undefined> {
  try {
    return (await blobs.get(hash)) === undefined ? 'missing' : undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'storage-failed') return 'damaged';
    throw error;
  }
}
