import type { Instant } from '../domain/time.ts';

export interface PageRequest {
  url: string;
  sourceId: string;
  /** What the page is to the source: its entry (feed, list, sitemap) or one article. */
  role: 'entry' | 'article';
  /** Depth of paging, 1 for the first page of a list. */
  page: number;
  etag?: string;
  lastModified?: string;
}

/** What came of one request; trouble that is to be expected is a value here, never a throw. */
export type PageOutcome =
  | {
      kind: 'page';
      request: PageRequest;
      /** After redirects. */
      finalUrl: string;
      status: number;
      /** Lower-case names. */
      headers: Record<string, string>;
      body: Uint8Array;
      fetchedAt: Instant;
    }
  | { kind: 'unchanged'; request: PageRequest; fetchedAt: Instant }
  | { kind: 'gone'; request: PageRequest; status: number }
  /** Robots.txt, the address guard, or a server that asks us to go away (401, 403, 429, 451). */
  | {
      kind: 'refused';
      request: PageRequest;
      by: 'robots' | 'guard' | 'server';
      reason: string;
      retryAfterMs?: number;
    }
  | { kind: 'too-large'; request: PageRequest; maxBytes: number }
  | { kind: 'failed'; request: PageRequest; reason: string };

export interface Crawler {
  /**
   * Fetches the seeds and whatever `visit` asks for in turn, politely: robots.txt, per-host gap and
   * concurrency, identified user agent. Resolves when nothing is left or `signal` aborts; every
   * request ends in exactly one call of `visit`, unless aborted.
   */
  crawl(
    seeds: readonly PageRequest[],
    visit: (outcome: PageOutcome) => Promise<readonly PageRequest[]>,
    signal: AbortSignal,
  ): Promise<void>;
  close(): Promise<void>;
}
