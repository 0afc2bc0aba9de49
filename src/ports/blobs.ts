import type { Instant } from '../domain/time.ts';

/** Where and when bytes were fetched: the record that makes them evidence. */
export interface Fetched {
  sourceId: string;
  /** As asked for. */
  url: string;
  /** After redirects. */
  finalUrl: string;
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  fetchedAt: Instant;
}

export interface EvidenceRecord extends Fetched {
  /** SHA-256 of the bytes in hex. */
  hash: string;
}

/** What a purge has removed. */
export interface PurgedEvidence {
  records: number;
  blobs: number;
  /** Size of the removed bytes before compression. */
  bytes: number;
}

/** Content-addressed store of raw bytes: the evidence. */
export interface BlobStore {
  /** Stores the bytes compressed and returns their SHA-256 in hex; the same bytes are stored once. */
  put(bytes: Uint8Array): Promise<string>;
  /** As `put`, with a record of the fetch, durable together; the same fetch again changes nothing. */
  keep(bytes: Uint8Array, fetched: Fetched): Promise<string>;
  /** Throws `storage-failed` when the stored bytes are damaged. */
  get(hash: string): Promise<Uint8Array | undefined>;
  /** Every fetch that brought these bytes, oldest first. */
  records(hash: string): Promise<EvidenceRecord[]>;
  /** The newest fetch of an address. */
  newestOf(url: string): Promise<EvidenceRecord | undefined>;
  /** Every hash of bytes, of records, and of items' evidence, each once. */
  hashes(): AsyncIterable<string>;
  /**
   * Removes at most `limit` records of fetches before this time, and bytes with no record left. What an item or a
   * case points to stays; so do bytes that never had a record, and screenshots of pages that are kept.
   */
  purge(fetchedBefore: Instant, limit: number): Promise<PurgedEvidence>;
}
