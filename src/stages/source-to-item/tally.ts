import type { Source } from '../../domain/source.ts';
import { minuteMs, type Instant } from '../../domain/time.ts';
import type { PageVisit, SourceState } from '../../ports/page-store.ts';

/** What one look at one source has brought so far. */
export interface Tally {
  readonly source: Source;
  readonly before: SourceState | undefined;
  /** Addresses asked for in this look: a link that stands twice on a page is fetched once. */
  readonly asked: Set<string>;
  readonly entryVisits: PageVisit[];
  pagesFetched: number;
  itemsFound: number;
  unchanged: number;
  refused: number;
  failed: number;
  articlesMissed: number;
  entryError?: string;
}

export function openTally(source: Source, before: SourceState | undefined): Tally {
  return {
    ...{ source, before, asked: new Set([source.url]), entryVisits: [] },
    ...{ pagesFetched: 0, itemsFound: 0, unchanged: 0, refused: 0, failed: 0, articlesMissed: 0 },
  };
}

const retryMs = 5 * minuteMs;
const maxDoublings = 6;

/** The source's state after this look; a source in trouble is asked again sooner, then ever more rarely. */
export function nextState({ source, before, ...tally }: Tally, now: Instant): SourceState {
  const failures = tally.entryError === undefined ? 0 : (before?.consecutiveFailures ?? 0) + 1;
  const retryIn = Math.min(retryMs * 2 ** Math.min(failures - 1, maxDoublings), source.every);
  const lastSuccessAt = failures === 0 ? now : before?.lastSuccessAt;
  return {
    sourceId: source.id,
    lastAttemptAt: now,
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
    nextVisitAt: now + (failures === 0 ? source.every : retryIn),
    consecutiveFailures: failures,
    ...(tally.entryError === undefined ? {} : { lastError: tally.entryError }),
    itemsFound: (before?.itemsFound ?? 0) + tally.itemsFound,
  };
}
