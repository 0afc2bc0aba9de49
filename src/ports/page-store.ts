import type { SourceAlarm } from '../domain/source-alarm.ts';
import type { SourceDay } from '../domain/source-days.ts';
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

/** How well one article page could be read. */
export interface PageQuality {
  hasTitle: boolean;
  hasText: boolean;
  hasDate: boolean;
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
  lastItemAt?: Instant;
  /** When its newest entries came, newest first: what the next visit is timed by. */
  rhythm?: readonly Instant[];
  days?: readonly SourceDay[];
  /** Its latest article pages, oldest first. */
  qualities?: readonly PageQuality[];
  /** Articles that its entry named when it last named any. */
  entriesListed?: number;
  /** The last look stopped at its limit; the next one goes on. */
  isCut?: boolean;
  /** Since when older list pages are being read to close a gap that no look has closed yet. */
  gapSince?: Instant;
  /** Hash of the configuration that it was read with: after an edit the entry is read afresh. */
  configHash?: string;
  alarms?: readonly SourceAlarm[];
}

/** An article page that the source named and that could not be fetched yet. */
export interface OwedPage {
  url: string;
  sourceId: string;
  /** How often it was asked for in vain. */
  failures: number;
  reason: string;
  firstFailedAt: Instant;
  nextTryAt: Instant;
  /** Since when it is given up and reported as missed. */
  missedAt?: Instant;
}

export interface PageStore {
  getVisit(url: string): Promise<PageVisit | undefined>;
  putVisit(visit: PageVisit): Promise<void>;
  getSource(sourceId: string): Promise<SourceState | undefined>;
  putSource(state: SourceState): Promise<void>;
  sources(): Promise<SourceState[]>;
  /** Inserts or replaces by address. */
  putOwed(page: OwedPage): Promise<void>;
  /** All that the source owes or has missed, the longest owed first. */
  owed(sourceId: string): Promise<OwedPage[]>;
  /** Forgets it; harmless when it is not owed. */
  settleOwed(url: string): Promise<void>;
}
