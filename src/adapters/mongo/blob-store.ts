import { fromJson, toJson } from '../../domain/json-text.ts';
import type { BlobStore, EvidenceRecord } from '../../ports/blobs.ts';
import { hashOf } from '../system/packing.ts';
import { openBlobBytes, type BlobRow } from './blob-bytes.ts';
import { openBlobPurge } from './blob-purge.ts';
import type { Database } from './database.ts';
import type { EvidenceRow } from './evidence-row.ts';
import type { ItemRow } from './item-row.ts';
import type { Rows } from './rows.ts';

const hashesAtOnce = 500;

/** Raw bytes under their SHA-256, compressed with Brotli, with the records of their fetches; `get` checks the hash again. */
export function openBlobStore(database: Database): BlobStore {
  const blobs = database.rows<BlobRow>('blobs');
  const evidence = database.rows<EvidenceRow>('evidence');
  const items = database.rows<ItemRow>('items');
  const bytesByHash = openBlobBytes(database);

  /** False when the bytes are gone, because a purge was faster. */
  async function spare(hash: string): Promise<boolean> {
    const blob = await blobs.one({ _id: hash }, { only: ['doomedAt'] });
    if (blob?.doomedAt === undefined) return blob !== undefined;
    return blobs.change({ _id: hash }, { $unset: { doomedAt: '' } });
  }

  async function store(bytes: Uint8Array, record?: EvidenceRecord): Promise<string> {
    const hash = record?.hash ?? hashOf(bytes);
    do {
      if (!(await bytesByHash.has(hash))) await bytesByHash.add(hash, bytes);
      if (record) await evidence.add(toRow(record, database.nextPosition()));
      // in this order: a purge that has not seen the record yet is stopped here
    } while (!(await spare(hash)));
    return hash;
  }

  async function hashesAfter(after: string, limit: number): Promise<string[]> {
    const sources = await Promise.all([
      valuesAfter(blobs, '_id', after, limit),
      valuesAfter(evidence, 'hash', after, limit),
      valuesAfter(items, 'evidence', after, limit),
    ]);
    return mergeSorted(sources, limit);
  }

  return {
    put: (bytes) => store(bytes),
    keep: (bytes, fetched) => store(bytes, { ...fetched, hash: hashOf(bytes) }),
    get: bytesByHash.get,
    async records(hash) {
      const found = await evidence.many({ hash }, { sort: { fetchedAt: 1, position: 1 } });
      return found.map((row) => fromJson(row.document));
    },
    async newestOf(url) {
      const row = await evidence.one({ url }, { sort: { fetchedAt: -1 } });
      return row && fromJson(row.document);
    },
    async *hashes() {
      for (let after: string | undefined = ''; after !== undefined;) {
        const hashes: string[] = await hashesAfter(after, hashesAtOnce);
        yield* hashes;
        after = hashes.at(-1);
      }
    },
    purge: openBlobPurge(database, bytesByHash),
  };
}

function toRow(record: EvidenceRecord, position: number): EvidenceRow {
  const { hash, url, fetchedAt } = record;
  const _id = `${hash} ${fetchedAt} ${url}`;
  return { _id, position, hash, url, fetchedAt, document: toJson(record) };
}

/** At most `limit` values of the field, in order, repeated where several documents have the same. */
async function valuesAfter<Field extends string, Row extends Record<Field, string>>(
  rows: Rows<Row & { _id: string }>,
  field: Field,
  after: string,
  limit: number,
): Promise<string[]> {
  const isAfter = { [field]: { $gt: after } };
  const found = await rows.many(isAfter, { only: [field], sort: { [field]: 1 }, limit });
  return found.map((row) => row[field]);
}

/** Each value once, in order, as far as every list reaches: one that is full may have more to say after its end. */
function mergeSorted(lists: readonly string[][], limit: number): string[] {
  const ends = lists.flatMap((list) => (list.length === limit ? list.slice(-1) : []));
  const all = [...new Set(lists.flat())].sort();
  return all.filter((value) => ends.every((end) => value <= end)).slice(0, limit);
}
