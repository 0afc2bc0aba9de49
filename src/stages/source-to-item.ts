import { isCrawled, type Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crawler, PageOutcome, PageRequest } from '../ports/crawler.ts';
import { alarmChanges } from './source-to-item/alarms.ts';
import { conditionsOf } from './source-to-item/found.ts';
import { isDue, isForgotten, owedAfter } from './source-to-item/owed.ts';
import { readArticlePage, settle } from './source-to-item/read-article.ts';
import { readEntryPage, type EntryDeps } from './source-to-item/read-entry.ts';
import {
  isFirstLook,
  isReadAfresh,
  nextState,
  openTally,
  type Tally,
} from './source-to-item/tally.ts';

export interface SourceToItemDeps extends EntryDeps {
  crawler: Crawler;
  clock: Clock;
}

/** What one look at the sources brought, for the command line and the operator. */
export interface CrawlSummary {
  sourcesVisited: number;
  pagesFetched: number;
  itemsFound: number;
  unchanged: number;
  refused: number;
  failed: number;
}

/**
 * Looks at every source that is due and appends what it finds to `items`. Evidence and item are
 * durable before the page counts as visited, so a crawl that is cut off goes on where it stopped;
 * a page that fails is owed, asked for again later, and in the end reported as missed.
 */
export async function crawlDueSources(
  deps: SourceToItemDeps,
  sources: readonly Source[],
  signal: AbortSignal,
): Promise<CrawlSummary> {
  const now = deps.clock.now();
  const looks = new Map<string, Tally>();
  const seeds: PageRequest[] = [];
  for (const source of sources) {
    const tally = await openLook(deps, source, now);
    if (!tally) continue;
    looks.set(source.id, tally);
    seeds.push(...(await seedsOf(deps, tally, now)));
  }
  if (seeds.length > 0) {
    await deps.crawler.crawl(seeds, (outcome) => visit(deps, looks, outcome), signal);
    const unfinished = [...looks.values()].filter(({ open }) => open > 0);
    if (!signal.aborted) for (const tally of unfinished) await conclude(deps, tally);
  }
  return summarise([...looks.values()]);
}

/** The look at a source, when it is due. */
async function openLook(
  { pages, hash }: SourceToItemDeps,
  source: Source,
  now: Instant,
): Promise<Tally | undefined> {
  if (!source.enabled || !isCrawled(source)) return undefined;
  const before = await pages.getSource(source.id);
  const configHash = hash(JSON.stringify(source));
  if (before && before.nextVisitAt > now && before.configHash === configHash) return undefined;
  return openTally(source, { before, configHash, owed: await pages.owed(source.id) }, now);
}

/** The source's entry, and what it owes and is due again. */
async function seedsOf(
  { pages }: SourceToItemDeps,
  tally: Tally,
  now: Instant,
): Promise<PageRequest[]> {
  const { source, owed } = tally;
  const visit = isReadAfresh(tally) ? undefined : await pages.getVisit(source.url);
  const seeds: PageRequest[] = [
    { url: source.url, sourceId: source.id, role: 'entry', page: 1, ...conditionsOf(visit) },
  ];
  for (const page of owed.values()) {
    if (isForgotten(page, now)) await pages.settleOwed(page.url);
    if (!isDue(page, now)) continue;
    tally.asked.add(page.url);
    tally.articlesAsked += 1;
    seeds.push({ url: page.url, sourceId: source.id, role: 'article', page: 1 });
  }
  tally.open = seeds.length;
  return seeds;
}

async function visit(
  deps: SourceToItemDeps,
  looks: ReadonlyMap<string, Tally>,
  outcome: PageOutcome,
): Promise<readonly PageRequest[]> {
  const tally = looks.get(outcome.request.sourceId);
  if (!tally) return [];
  const wanted = await read(deps, tally, outcome);
  tally.answeredAt = deps.clock.now();
  tally.open += wanted.length - 1;
  // at once, not when all sources are through: the slowest must not hold up the others' state
  if (tally.open === 0) await conclude(deps, tally);
  return wanted;
}

async function read(
  deps: SourceToItemDeps,
  tally: Tally,
  outcome: PageOutcome,
): Promise<readonly PageRequest[]> {
  const { request } = outcome;
  switch (outcome.kind) {
    case 'page':
      tally.pagesFetched += 1;
      if (request.role === 'entry') return await readEntryPage(deps, tally, outcome);
      await readArticlePage(deps, tally, outcome);
      return [];
    case 'unchanged':
      tally.unchanged += 1;
      return [];
    case 'gone':
      if (request.role === 'entry' && request.page === 1)
        await fail(deps, tally, { request, reason: `gone: server answered ${outcome.status}` });
      // recorded as visited: the page will not come back, and asking again would only bother the host
      await deps.pages.putVisit(visited(request, outcome.status, deps.clock.now()));
      await settle(deps, tally, request.url);
      return [];
    case 'refused': {
      const { by, reason, retryAfterMs } = outcome;
      tally.refused += 1;
      tally.retryAfterMs = Math.max(tally.retryAfterMs, retryAfterMs ?? 0);
      const isRefusal = by !== 'guard';
      await fail(deps, tally, { request, reason, isRefusal, retryAfterMs });
      return [];
    }
    case 'too-large': {
      const reason = `larger than ${outcome.maxBytes} bytes`;
      await fail(deps, tally, { request, reason, isHopeless: true });
      return [];
    }
    case 'failed':
      await fail(deps, tally, { request, reason: outcome.reason });
      return [];
  }
}

interface Failure {
  request: PageRequest;
  reason: string;
  /** By robots.txt or the server. */
  isRefusal?: boolean;
  isHopeless?: boolean;
  retryAfterMs?: number | undefined;
}

async function fail(deps: SourceToItemDeps, tally: Tally, failure: Failure): Promise<void> {
  const { request, reason, isRefusal = false, isHopeless = false, retryAfterMs } = failure;
  const { url, role, sourceId } = request;
  if (!isRefusal) tally.failed += 1;
  const say = role === 'entry' ? deps.logger.warn : deps.logger.debug;
  say('page not read', { sourceId, role, url, reason });
  if (role === 'entry' && request.page > 1 && tally.source.kind !== 'sitemap') {
    tally.isGapOpen = !isFirstLook(tally);
    if (tally.isGapOpen) tally.unconnectedEntries = tally.articlesAsked;
    return;
  }
  if (role === 'entry') {
    tally.entryError = reason;
    if (isRefusal) tally.entryRefusal = reason;
    return;
  }
  if (isRefusal) tally.articlesRefused += 1;
  const failed = { url, sourceId, reason, isHopeless, retryAfterMs };
  const owed = owedAfter(tally.owed.get(url), failed, deps.clock.now());
  tally.owed.set(url, owed);
  await deps.pages.putOwed(owed);
  if (owed.missedAt !== undefined) tally.missed += 1;
}

function visited({ url, sourceId }: PageRequest, status: number, visitedAt: Instant) {
  return { url, sourceId, status, visitedAt };
}

async function conclude(deps: SourceToItemDeps, tally: Tally): Promise<void> {
  const { source, before } = tally;
  // what was not read to the end must be read again: a 304 would hide the rest for ever
  const isWhole = !tally.isCut && !tally.isGapOpen && tally.entryError === undefined;
  if (isWhole) for (const entry of tally.entryVisits) await deps.pages.putVisit(entry);
  const after = nextState(tally, deps.clock.now());
  await deps.pages.putSource(after);
  if (tally.missed > 0)
    deps.logger.warn('articles missed', { sourceId: source.id, articles: tally.missed });
  const { raised, cleared } = alarmChanges(before?.alarms ?? [], after.alarms ?? []);
  for (const { kind, facts } of raised)
    deps.logger.warn('source alarm raised', { sourceId: source.id, kind, ...facts });
  for (const { kind, since } of cleared)
    deps.logger.info('source alarm cleared', { sourceId: source.id, kind, since });
}

function summarise(tallies: readonly Tally[]): CrawlSummary {
  const sum = (count: (tally: Tally) => number) =>
    tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    sourcesVisited: tallies.length,
    pagesFetched: sum((tally) => tally.pagesFetched),
    itemsFound: sum((tally) => tally.itemsFound),
    unchanged: sum((tally) => tally.unchanged),
    refused: sum((tally) => tally.refused),
    failed: sum((tally) => tally.failed),
  };
}
