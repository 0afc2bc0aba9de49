import type { Json } from '../../domain/json-text.ts';
import type { TaggedItem } from '../../domain/tagged-item.ts';
import type { Instant } from '../../domain/time.ts';

/** A tagged item with what it is found by. */
export interface ItemRow {
  _id: string;
  document: Json<TaggedItem>;
  fetchedAt: Instant;
  /** SHA-256 of the page that it was read from. */
  evidence: string;
  /** At this position it was purged: nobody sees it any more. */
  hiddenAt?: number;
}
