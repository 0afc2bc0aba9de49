import { withLook } from '../../domain/source-days.ts';
import type { CrawledSource } from '../../domain/source.ts';
import { minuteMs, type Instant } from '../../domain/time.ts';
import type { OwedPage, PageQuality, PageVisit, SourceState } from '../../ports/page-store.ts';
import { alarmsAfter, joinQualities } from './alarms.ts';
import { joinMoments, nextVisitInMs } from './revisit.ts';

/** What one look at one source has brought so far. */
export interface Tally {
  readonly source: CrawledSource;
  readonly before: SourceState | undefined;
  readonly configHash: string;
  readonly startedAt: Instant;
  /** Addresses asked for in this look: a link that stands twice on a page is fetched once. */
  readonly asked: Set<string>;
  /** Pages that failed before, by address. */
  readonly owed: Map<string, OwedPage>;
  readonly entryVisits: PageVisit[];
  /** When its entries came. */
  readonly moments: Instant[];
  readonly qualities: PageQuality[];
  /** Requests that have not been answered yet. */
  open: number;
  answeredAt: Instant;
  articlesAsked: number;
  pagesFetched: number;
  itemsFound: number;
  unchanged: number;
  refused: number;
  failed: number;
  missed: number;
  articlesRefused: number;
  retryAfterMs: number;
  /** The look has reached its limit of articles; the next one goes on. */
  isCut: boolean;
  entriesListed?: number;
  /** A list page on the way back could not be read; the next look goes that way again. */
  isGapOpen: boolean;
  /** Set when paging back did not reach what was known: how many entries were new. */
  unconnectedEntries?: number;
  entryError?: string;
  /** Why the entry was refused, by robots.txt or the server. */
  entryRefusal?: string;
}

export function openTally(
  source: CrawledSource,
  known: { before: SourceState | undefined; owed: readonly OwedPage[]; configHash: string },
  now: Instant,
): Tally {
  const { before, owed, configHash } = known;
  return {
    source,
    before,
    configHash,
    startedAt: now,
    answeredAt: now,
    asked: new Set([source.url]),
    owed: new Map(owed.map((page) => [page.url, page])),
    entryVisits: [],
    moments: [],
    qualities: [],
    open: 0,
    articlesAsked: 0,
    pagesFetched: 0,
    itemsFound: 0,
    unchanged: 0,
    refused: 0,
    failed: 0,
    missed: 0,
    articlesRefused: 0,
    retryAfterMs: 0,
    isCut: false,
    isGapOpen: false,
  };
}

/** Whether the source was never read before: what it shows then says nothing about its rhythm. */
export function isFirstLook({ before }: Tally): boolean {
  return before?.lastSuccessAt === undefined;
}

/** Whether an entry that has not changed must be read all the same: it was not read to its end, or is read differently. */
export function isReadAfresh({ before, configHash }: Tally): boolean {
  return before?.configHash !== configHash || before.isCut === true;
}

const retryMs = 5 * minuteMs;
const maxDoublings = 6;

/** The source's state after this look, with its next visit and its alarms. */
export function nextState(tally: Tally, now: Instant): SourceState {
  const { source, before, entryError, configHash } = tally;
  const failures = entryError === undefined ? 0 : (before?.consecutiveFailures ?? 0) + 1;
  const lastSuccessAt = failures === 0 ? now : before?.lastSuccessAt;
  const lastItemAt = tally.itemsFound > 0 ? now : before?.lastItemAt;
  const isAlarmed = before?.alarms?.some(({ kind }) => kind === 'layout-changed') ?? false;
  const listed = tally.entriesListed === 0 ? undefined : tally.entriesListed;
  const entriesListed = listed ?? before?.entriesListed;
  const rhythm = joinMoments(before?.rhythm ?? [], tally.moments, now);
  const state: SourceState = {
    sourceId: source.id,
    lastAttemptAt: now,
    consecutiveFailures: failures,
    configHash,
    nextVisitAt: nextVisitAt(tally, { failures, rhythm }, now),
    itemsFound: (before?.itemsFound ?? 0) + tally.itemsFound,
    rhythm,
    days: withLook(before?.days ?? [], now, {
      unchanged: tally.unchanged > 0 && tally.itemsFound === 0 ? 1 : 0,
      // the first look brings whatever has piled up over weeks: no measure of a day
      items: isFirstLook(tally) ? 0 : tally.itemsFound,
    }),
    qualities: joinQualities(before?.qualities ?? [], tally.qualities, isAlarmed),
    ...(lastSuccessAt !== undefined && { lastSuccessAt }),
    ...(entryError !== undefined && { lastError: entryError }),
    ...(lastItemAt !== undefined && { lastItemAt }),
    ...(entriesListed !== undefined && { entriesListed }),
    ...(tally.isCut && { isCut: true }),
    ...(tally.isGapOpen && { gapSince: before?.gapSince ?? tally.startedAt }),
  };
  return { ...state, alarms: alarmsOf(tally, state, now) };
}

function nextVisitAt(
  { source, owed, startedAt, answeredAt, retryAfterMs, isCut }: Tally,
  { failures, rhythm }: { failures: number; rhythm: readonly Instant[] },
  now: Instant,
): Instant {
  if (failures > 0) {
    // a source in trouble is asked again sooner, then ever more rarely
    const backoffMs = retryMs * 2 ** Math.min(failures - 1, maxDoublings);
    return now + Math.max(Math.min(backoffMs, source.every), retryAfterMs);
  }
  const everyMs = isCut ? Math.min(source.every, retryMs) : source.every;
  const lookMs = isCut ? 0 : answeredAt - startedAt;
  const regular = now + nextVisitInMs({ moments: rhythm, everyMs, lookMs, retryAfterMs }, now);
  const owing = [...owed.values()].filter(({ missedAt }) => missedAt === undefined);
  const firstOwedAt = Math.min(...owing.map(({ nextTryAt }) => nextTryAt));
  return Math.min(regular, Math.max(firstOwedAt, now + retryAfterMs));
}

const fewestRefused = 3;

function alarmsOf(tally: Tally, state: SourceState, now: Instant) {
  const { before, articlesRefused, articlesAsked, entryError, entryRefusal } = tally;
  const { lastItemAt, days = [], qualities = [], consecutiveFailures } = state;
  const areArticlesRefused =
    articlesRefused >= fewestRefused && articlesRefused * 2 >= articlesAsked;
  const refusal =
    entryRefusal ??
    (areArticlesRefused ? `${articlesRefused} of ${articlesAsked} articles refused` : undefined);
  const { entriesListed, unconnectedEntries } = tally;
  return alarmsAfter({
    now,
    alarms: before?.alarms ?? [],
    consecutiveFailures,
    days,
    qualities,
    itemsFound: tally.itemsFound,
    ...(entryError !== undefined && { entryError }),
    ...(refusal !== undefined && { refusal }),
    ...(before?.lastSuccessAt !== undefined && { lastSuccessAt: before.lastSuccessAt }),
    ...(lastItemAt !== undefined && { lastItemAt }),
    ...(entriesListed !== undefined && { entriesListed }),
    ...(before?.entriesListed !== undefined && { usuallyListed: before.entriesListed }),
    ...(unconnectedEntries !== undefined && { unconnectedEntries }),
  });
}
