import type { CrawledSource } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import type { PageRequest } from '../../ports/crawler.ts';
import { parseEntry as parseList } from '../../sources/html-list/html-list.ts';
import { parseEntry as parseApi } from '../../sources/json-api/json-api.ts';
import { parseEntry as parseFeed } from '../../sources/rss/rss.ts';
import type { Article } from '../../sources/shared/article.ts';
import { canonicalUrl } from '../../sources/shared/canonical-url.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import type { EntryLink, EntryReading } from '../../sources/shared/entry.ts';
import { parseEntry as parseSitemap } from '../../sources/sitemap/sitemap.ts';
import {
  appendFound,
  conditionsOf,
  keepEvidence,
  keptPage,
  toVisit,
  type FetchedPage,
  type ReadingDeps,
} from './found.ts';
import { gapStart, pagingOn } from './paging.ts';
import { readArticlePage } from './read-article.ts';
import { isReadAfresh, type Tally } from './tally.ts';

export interface EntryDeps extends ReadingDeps {
  /** Articles that one look asks for at most; the next look goes on with the rest. */
  maxArticlesPerLook?: number;
}

/** Some minutes at a polite pace: a source with thousands of articles must not keep the others waiting. */
const defaultMaxArticles = 200;
const deepestSitemap = 3;

/** Reads a feed, list or sitemap: keeps it as evidence and returns the pages that are still to fetch. */
export async function readEntryPage(
  deps: EntryDeps,
  tally: Tally,
  page: FetchedPage,
): Promise<readonly PageRequest[]> {
  const evidence = await keepEvidence(deps, page);
  const visit = toVisit(page, evidence);
  if (await isUnchanged(deps, tally, page, evidence)) {
    tally.unchanged += 1;
    tally.entryVisits.push(visit);
    return [];
  }
  const reading = parseEntry(tally.source, page);
  if (reading.kind === 'unreadable') {
    tally.entryError = reading.reason;
    deps.logger.warn('entry not readable', { sourceId: tally.source.id, reason: reading.reason });
    return [];
  }
  const { links, nextPage, sitemaps = [] } = reading;
  tally.entriesListed = (tally.entriesListed ?? 0) + links.length + sitemaps.length;
  const wanted: PageRequest[] = [];
  const known: boolean[] = [];
  for (const url of sitemaps) wanted.push(...(await sitemapRequest(deps, tally, page, url)));
  for (const link of links) {
    const url = canonicalUrl(link.url, page.finalUrl);
    if (url === undefined) continue;
    const knownAt = await knownSince(deps, tally, url);
    known.push(knownAt !== undefined && knownAt < gapStart(tally));
    if (knownAt !== undefined || tally.asked.has(url)) continue;
    const request = await follow(deps, tally, { url, link, page, evidence });
    if (request) wanted.push(request);
  }
  // not so an index: its sitemaps change without it, and must be asked whenever it is
  if (sitemaps.length === 0) tally.entryVisits.push(visit);
  const next = pagingOn(tally, page, { known, nextPage });
  if (!next) return wanted;
  await noteGap(deps, tally);
  return [...wanted, next];
}

/** From here on the way back to what was known is remembered: a crash must not leave a hole behind the newest page. */
async function noteGap({ pages }: EntryDeps, { before, startedAt }: Tally): Promise<void> {
  if (before?.lastSuccessAt === undefined || before.gapSince !== undefined) return;
  await pages.putSource({ ...before, gapSince: startedAt });
}

function parseEntry(source: CrawledSource, page: FetchedPage): EntryReading {
  const contentType = page.headers['content-type'];
  const { text } = decodeBody(page.body, contentType);
  const entry = { url: page.finalUrl, text, now: page.fetchedAt };
  switch (source.kind) {
    case 'rss':
      return parseFeed(source, entry);
    case 'html-list':
      return parseList(source, entry);
    case 'sitemap':
      return parseSitemap(source, entry);
    case 'json-api':
      return parseApi(source, entry);
  }
}

/** The same bytes as at the last look, read by the same configuration. */
async function isUnchanged(
  deps: EntryDeps,
  tally: Tally,
  { request }: FetchedPage,
  evidence: string,
): Promise<boolean> {
  if (isReadAfresh(tally)) return false;
  const visit = await deps.pages.getVisit(request.url);
  return visit?.bodyHash === evidence;
}

async function knownSince(
  { pages }: EntryDeps,
  { owed }: Tally,
  url: string,
): Promise<Instant | undefined> {
  return owed.get(url)?.firstFailedAt ?? (await pages.getVisit(url))?.visitedAt;
}

async function follow(
  deps: EntryDeps,
  tally: Tally,
  found: { url: string; link: EntryLink; page: FetchedPage; evidence: string },
): Promise<PageRequest | undefined> {
  const { url } = found;
  if (tally.articlesAsked >= (deps.maxArticlesPerLook ?? defaultMaxArticles)) {
    tally.isCut = true;
    return undefined;
  }
  tally.asked.add(url);
  tally.articlesAsked += 1;
  if ('followLinks' in tally.source && !tally.source.followLinks) {
    await appendEntry(deps, tally, found);
    return undefined;
  }
  const request: PageRequest = { url, sourceId: tally.source.id, role: 'article', page: 1 };
  const kept = await keptPage(deps, request, found.page.fetchedAt);
  if (!kept) return request;
  await readArticlePage(deps, tally, kept);
  return undefined;
}

async function sitemapRequest(
  deps: EntryDeps,
  tally: Tally,
  { request }: FetchedPage,
  url: string,
): Promise<PageRequest[]> {
  const page = request.page + 1;
  if (page > deepestSitemap || tally.asked.has(url)) return [];
  tally.asked.add(url);
  const conditions = isReadAfresh(tally) ? {} : conditionsOf(await deps.pages.getVisit(url));
  return [{ url, sourceId: tally.source.id, role: 'entry', page, ...conditions }];
}

/** An entry that carries its whole article. */
async function appendEntry(
  deps: EntryDeps,
  tally: Tally,
  {
    url,
    link,
    page,
    evidence,
  }: { url: string; link: EntryLink; page: FetchedPage; evidence: string },
): Promise<void> {
  const { publishedAt, publishedPrecision, author } = link;
  const article: Article = {
    title: link.title ?? '',
    text: link.wholeText ?? link.summary ?? '',
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(publishedPrecision === undefined ? {} : { publishedPrecision }),
    ...(author === undefined ? {} : { author }),
  };
  await appendFound(deps, tally, { article, url, page, evidence });
  await deps.pages.putVisit({ ...toVisit(page, evidence), url });
}
