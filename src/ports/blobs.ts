/** Content-addressed store of raw bytes: the evidence. */
export interface BlobStore {
  /** Stores the bytes compressed and returns their SHA-256 in hex; the same bytes are stored once. */
  put(bytes: Uint8Array): Promise<string>;
  get(hash: string): Promise<Uint8Array | undefined>;
}
