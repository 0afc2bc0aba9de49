import type { Instant } from '../domain/time.ts';

/** What is remembered of one address, so that it is not fetched again without need. */
export interface PageVisit {
  url: string;
  sourceId: string;
  /** Sent back as If-None-Match / If-Modified-Since. */
  etag?: string;
  lastModified?: string;
  /** SHA-256 of the raw bytes. */
  bodyHash?: string;
  status: number;
  visitedAt: Instant;
}

/** How a source's last look went; the source's health is read from here. */
export interface SourceState {
  sourceId: string;
  lastAttemptAt: Instant;
  lastSuccessAt?: Instant;
  nextVisitAt: Instant;
  consecutiveFailures: number;
  lastError?: string;
  itemsFound: number;
}

export interface PageStore {
  getVisit(url: string): Promise<PageVisit | undefined>;
  putVisit(visit: PageVisit): Promise<void>;
  getSource(sourceId: string): Promise<SourceState | undefined>;
  putSource(state: SourceState): Promise<void>;
  sources(): Promise<SourceState[]>;
}
