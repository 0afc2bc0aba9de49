import type { BlobStore, EvidenceRecord, PurgedEvidence } from '../../ports/blobs.ts';
import { hashOf, pack, unpack } from '../system/packing.ts';
import type { Database } from './database.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';

const hashesAtOnce = 500;

/** Raw bytes under their SHA-256, compressed with Brotli, with the records of their fetches; `get` checks the hash again. */
export function openBlobStore(database: Database): BlobStore {
  const sql = prepareBlobs(database);

  async function store(bytes: Uint8Array, record?: EvidenceRecord): Promise<string> {
    const hash = record?.hash ?? hashOf(bytes);
    const isStored = () => sql.isStored.get(hash) !== undefined;
    if (record === undefined && isStored()) return hash;
    for (;;) {
      const compressed = isStored() ? undefined : await pack(bytes);
      const isKept = await database.write(() => {
        if (compressed) sql.insert.run(hash, bytes.byteLength, compressed);
        // a purge may have taken the bytes since we looked
        else if (!isStored()) return false;
        if (record) sql.record.run(hash, hash, record.url, record.fetchedAt, toJson(record));
        return true;
      });
      if (isKept) return hash;
    }
  }

  return {
    put: (bytes) => store(bytes),
    keep: (bytes, fetched) => store(bytes, { ...fetched, hash: hashOf(bytes) }),
    async get(hash) {
      const row = sql.byHash.get(hash);
      return row && unpack(row.compressed, { hash, size: row.size });
    },
    records: async (hash) => sql.records.all(hash, hash).map((row) => fromJson(row.document)),
    async newestOf(url) {
      const row = sql.newest.get(url);
      return row && fromJson(row.document);
    },
    async *hashes() {
      for (let after: string | undefined = ''; after !== undefined;) {
        const hashes: string[] = sql.hashes.all(after, hashesAtOnce).map((row) => row.hash);
        yield* hashes;
        after = hashes.at(-1);
      }
      yield* sql.hashesWithoutBytes.all().map((row) => row.hash);
    },
    purge: (fetchedBefore, limit) => database.write(() => purge(sql, fetchedBefore, limit)),
  };
}

function purge(
  sql: ReturnType<typeof prepareBlobs>,
  fetchedBefore: number,
  limit: number,
): PurgedEvidence {
  const removed = sql.purgeRecords.all(fetchedBefore, limit);
  const sizes = [...new Set(removed.map((row) => row.hash))].flatMap((hash) =>
    sql.purgeBytes.all(hash).map((row) => row.size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { records: removed.length, blobs: sizes.length, bytes };
}

function prepareBlobs(database: Database) {
  return {
    isStored: database.prepare('SELECT 1 FROM blobs WHERE hash = ?'),
    insert: database.prepare(
      'INSERT INTO blobs (hash, size, compressed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    byHash: database.prepare<{ size: number; compressed: Uint8Array }>(
      'SELECT size, compressed FROM blobs WHERE hash = ?',
    ),
    record: database.prepare(
      `INSERT INTO evidence (blob, hash, url, fetched_at, document)
       VALUES ((SELECT position FROM blobs WHERE hash = ?), ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ),
    records: database.prepare<{ document: Json<EvidenceRecord> }>(
      `SELECT document FROM evidence
       WHERE blob = (SELECT position FROM blobs WHERE hash = ?) OR (blob IS NULL AND hash = ?)
       ORDER BY fetched_at, position`,
    ),
    newest: database.prepare<{ document: Json<EvidenceRecord> }>(
      'SELECT document FROM evidence WHERE url = ? ORDER BY fetched_at DESC LIMIT 1',
    ),
    hashes: database.prepare<{ hash: string }>(
      'SELECT hash FROM blobs WHERE hash > ? ORDER BY hash LIMIT ?',
    ),
    // by hash: bytes that came again have another place than a record of when they were lost
    hashesWithoutBytes: database.prepare<{ hash: string }>(
      `SELECT hash FROM evidence UNION SELECT evidence FROM items WHERE evidence IS NOT NULL
       EXCEPT SELECT hash FROM blobs`,
    ),
    // Any 64 characters in a case may be the hash of a snapshot; that some are not costs nothing.
    purgeRecords: database.prepare<{ hash: string }>(
      `WITH frozen (hash) AS (
         SELECT evidence FROM items WHERE evidence IS NOT NULL UNION
         SELECT atom FROM cases, json_tree(cases.document) WHERE type = 'text' AND length(atom) = 64)
       DELETE FROM evidence WHERE position IN (
         SELECT position FROM evidence WHERE fetched_at < ? AND hash NOT IN (SELECT hash FROM frozen)
         -- a screenshot stays for as long as its page
         AND NOT (url GLOB 'screenshot:*' AND EXISTS (
           SELECT 1 FROM blobs JOIN evidence AS kept ON kept.blob = blobs.position
           WHERE blobs.hash = substr(evidence.url, 12)))
         ORDER BY fetched_at LIMIT ?)
       RETURNING hash`,
    ),
    purgeBytes: database.prepare<{ size: number }>(
      `DELETE FROM blobs WHERE hash = ?
         AND NOT EXISTS (SELECT 1 FROM evidence WHERE blob = blobs.position)
       RETURNING size`,
    ),
  };
}
