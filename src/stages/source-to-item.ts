import type { Source } from '../domain/source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crawler, PageOutcome, PageRequest } from '../ports/crawler.ts';
import type { BlobStore } from '../ports/blobs.ts';
import type { Log } from '../ports/log.ts';
import type { Logger } from '../ports/logger.ts';
import type { PageStore } from '../ports/page-store.ts';
import { readArticlePage, readEntryPage, type Hashing } from './source-to-item/read-page.ts';
import { nextState, openTally, type Tally } from './source-to-item/tally.ts';

export interface SourceToItemDeps extends Hashing {
  crawler: Crawler;
  pages: PageStore;
  blobs: BlobStore;
  log: Log;
  clock: Clock;
  logger: Logger;
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
 * durable before the page counts as visited, so a crawl that is cut off goes on where it stopped.
 */
export async function crawlDueSources(
  deps: SourceToItemDeps,
  sources: readonly Source[],
  signal: AbortSignal,
): Promise<CrawlSummary> {
  const now = deps.clock.now();
  const tallies = new Map<string, Tally>();
  const seeds: PageRequest[] = [];
  for (const source of sources) {
    const state = await deps.pages.getSource(source.id);
    if (!source.enabled || (state && state.nextVisitAt > now)) continue;
    tallies.set(source.id, openTally(source, state));
    const visit = await deps.pages.getVisit(source.url);
    seeds.push({
      ...{ url: source.url, sourceId: source.id, role: 'entry', page: 1 },
      ...(visit?.etag === undefined ? {} : { etag: visit.etag }),
      ...(visit?.lastModified === undefined ? {} : { lastModified: visit.lastModified }),
    });
  }
  if (seeds.length > 0) {
    await deps.crawler.crawl(seeds, (outcome) => visit(deps, tallies, outcome), signal);
    if (!signal.aborted) await conclude(deps, [...tallies.values()]);
  }
  return summarise([...tallies.values()]);
}

async function visit(
  deps: SourceToItemDeps,
  tallies: ReadonlyMap<string, Tally>,
  outcome: PageOutcome,
): Promise<readonly PageRequest[]> {
  const tally = tallies.get(outcome.request.sourceId);
  if (!tally) return [];
  switch (outcome.kind) {
    case 'page':
      tally.pagesFetched += 1;
      return outcome.request.role === 'entry'
        ? await readEntryPage(deps, tally, outcome)
        : await readArticlePage(deps, tally, outcome);
    case 'unchanged':
      tally.unchanged += 1;
      return [];
    case 'gone':
      // recorded as visited: the page will not come back, and asking again would only bother the host
      await deps.pages.putVisit(visited(outcome.request, outcome.status, deps.clock.now()));
      return [];
    case 'refused':
      tally.refused += 1;
      return trouble(deps, tally, outcome.request, `${outcome.by}: ${outcome.reason}`);
    case 'too-large':
      tally.failed += 1;
      return trouble(deps, tally, outcome.request, `larger than ${outcome.maxBytes} bytes`);
    case 'failed':
      tally.failed += 1;
      return trouble(deps, tally, outcome.request, outcome.reason);
  }
}

function trouble(
  deps: SourceToItemDeps,
  tally: Tally,
  { role, url }: PageRequest,
  reason: string,
): readonly PageRequest[] {
  deps.logger.warn('page not read', { sourceId: tally.source.id, role, url, reason });
  if (role === 'entry') tally.entryError = reason;
  else tally.articlesMissed += 1;
  return [];
}

function visited({ url, sourceId }: PageRequest, status: number, visitedAt: number) {
  return { url, sourceId, status, visitedAt };
}

async function conclude(deps: SourceToItemDeps, tallies: readonly Tally[]): Promise<void> {
  const now = deps.clock.now();
  for (const tally of tallies) {
    // with an article missing, the entry must be read again: a 304 would hide it for ever
    if (tally.articlesMissed === 0) {
      for (const entry of tally.entryVisits) await deps.pages.putVisit(entry);
    }
    await deps.pages.putSource(nextState(tally, now));
  }
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
