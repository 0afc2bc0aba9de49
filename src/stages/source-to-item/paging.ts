import type { CrawledSource } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import type { PageRequest } from '../../ports/crawler.ts';
import { resolved } from '../../sources/shared/canonical-url.ts';
import type { FetchedPage } from './found.ts';
import { isFirstLook, type Tally } from './tally.ts';

/** So far back a gap is followed at most. */
const maxGapPages = 20;
/** A list of one or two entries shows too little to say that something is missing. */
const fewestEntries = 3;

/**
 * The next page of the list, where one is wanted: on the first look up to the source's `maxPages`, later until a page
 * reaches what was known before. Notes the entries that are unconnected when that cannot be reached.
 */
export function pagingOn(
  tally: Tally,
  page: FetchedPage,
  { known, nextPage }: { known: readonly boolean[]; nextPage: string | undefined },
): PageRequest | undefined {
  const isFirst = isFirstLook(tally);
  if (!isFirst && reachesKnown(known)) return undefined;
  const maxPages = isFirst ? pagesOf(tally.source) : Math.max(maxGapPages, pagesOf(tally.source));
  const url = nextPage === undefined ? undefined : resolved(nextPage, page.finalUrl);
  if (url !== undefined && !tally.asked.has(url) && page.request.page < maxPages) {
    tally.asked.add(url);
    return { url, sourceId: tally.source.id, role: 'entry', page: page.request.page + 1 };
  }
  if (!isFirst && isOrdered(tally) && known.length >= fewestEntries)
    tally.unconnectedEntries = tally.articlesAsked;
  return undefined;
}

/** What was known before this moment connects the newest page with the last look. */
export function gapStart({ before, startedAt }: Tally): Instant {
  return before?.gapSince ?? startedAt;
}

/** What is pinned to the top of a list is always known: only its lower half tells. */
function reachesKnown(known: readonly boolean[]): boolean {
  return known.slice(Math.floor(known.length / 2)).includes(true);
}

function pagesOf(source: CrawledSource): number {
  return 'maxPages' in source ? source.maxPages : 1;
}

/** Whether the source shows its newest entries only; a sitemap shows all, and a look that was cut left the older out. */
function isOrdered({ source, before }: Tally): boolean {
  return source.kind !== 'sitemap' && before?.isCut !== true && (before?.entriesListed ?? 0) > 0;
}
