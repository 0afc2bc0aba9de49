import type { Json } from '../../domain/json-text.ts';
import type { Instant } from '../../domain/time.ts';
import type { EvidenceRecord } from '../../ports/blobs.ts';

/** The record of one fetch. */
export interface EvidenceRow {
  _id: string;
  position: number;
  hash: string;
  url: string;
  fetchedAt: Instant;
  document: Json<EvidenceRecord>;
}
