import type { Instant } from '../../domain/time.ts';

/** A source's entry page as fetched; `text` when somebody decoded it already. */
export interface EntryPage {
  url: string;
  text?: string;
  bytes?: Uint8Array;
  contentType?: string;
  now: Instant;
}

/** One article that an entry page points to. */
export interface EntryLink {
  /** Canonical. */
  url: string;
  title?: string;
  publishedAt?: Instant;
  publishedPrecision?: 'day' | 'minute';
  summary?: string;
  /** The whole article as plain text, where the feed carries it. */
  wholeText?: string;
  author?: string;
}

/** What an entry page says: articles in its order, or why it could not be read. */
export type EntryReading =
  | {
      kind: 'entries';
      links: EntryLink[];
      nextPage?: string;
      /** Of a sitemap index: the addresses of its sitemaps, canonical. */
      sitemaps?: string[];
    }
  | { kind: 'unreadable'; reason: string };
