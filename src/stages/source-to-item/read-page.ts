import type { Source } from '../../domain/source.ts';
import { itemsTopic } from '../../domain/topics.ts';
import type { Item } from '../../domain/item.ts';
import type { BlobStore } from '../../ports/blobs.ts';
import type { PageOutcome, PageRequest } from '../../ports/crawler.ts';
import type { Log } from '../../ports/log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { PageStore, PageVisit } from '../../ports/page-store.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import { canonicalUrl } from '../../sources/shared/canonical-url.ts';
import { extractArticle, type Article } from '../../sources/shared/article.ts';
import { toItem } from '../../sources/shared/item.ts';
import type { EntryLink, EntryReading } from '../../sources/shared/entry.ts';
import { parseEntry as parseFeed } from '../../sources/rss/rss.ts';
import { parseEntry as parseList } from '../../sources/html-list/html-list.ts';
import { parseEntry as parseSitemap } from '../../sources/sitemap/sitemap.ts';
import type { Tally } from './tally.ts';

export interface Hashing {
  /** SHA-256 in hex. */
  hash(text: string): string;
  /** Keyed pseudonym of a person's name. */
  pseudonym(name: string): string;
}

interface ReadingDeps extends Hashing {
  pages: PageStore;
  blobs: BlobStore;
  log: Log;
  logger: Logger;
}

type FetchedPage = Extract<PageOutcome, { kind: 'page' }>;

/** Reads a feed, list or sitemap: keeps it as evidence and returns the pages that are still to fetch. */
export async function readEntryPage(
  deps: ReadingDeps,
  tally: Tally,
  page: FetchedPage,
): Promise<readonly PageRequest[]> {
  const evidence = await deps.blobs.put(page.body);
  const reading = parseEntry(tally.source, page);
  if (reading.kind === 'unreadable') {
    tally.entryError = reading.reason;
    deps.logger.warn('entry not readable', { sourceId: tally.source.id, reason: reading.reason });
    return [];
  }
  tally.entryVisits.push(toVisit(page, evidence));
  const wanted: PageRequest[] = [];
  for (const link of reading.links) {
    const request = await follow(deps, tally, page, link);
    if (request) wanted.push(request);
  }
  const next = reading.nextPage === undefined ? undefined : nextPage(tally, page, reading.nextPage);
  return next ? [...wanted, next] : wanted;
}

/** Reads an article page into an item; evidence and item are durable before the page counts as visited. */
export async function readArticlePage(
  deps: ReadingDeps,
  tally: Tally,
  page: FetchedPage,
): Promise<readonly PageRequest[]> {
  const evidence = await deps.blobs.put(page.body);
  const html = decodeBody(page.body, page.headers['content-type']).text;
  const selectors = tally.source.article;
  const article = extractArticle({ html, url: page.finalUrl, now: page.fetchedAt, selectors });
  if (article.text !== '' && article.title !== '') {
    await appendItem(deps, tally, { article, url: page.request.url, page, evidence });
  }
  await deps.pages.putVisit(toVisit(page, evidence));
  return [];
}

function parseEntry(source: Source, page: FetchedPage): EntryReading {
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
  }
}

async function follow(
  deps: ReadingDeps,
  tally: Tally,
  page: FetchedPage,
  link: EntryLink,
): Promise<PageRequest | undefined> {
  const url = canonicalUrl(link.url, page.finalUrl);
  if (url === undefined || tally.asked.has(url)) return undefined;
  tally.asked.add(url);
  if (await deps.pages.getVisit(url)) return undefined;
  if (tally.source.kind === 'rss' && !tally.source.followLinks) {
    await appendFeedEntry(deps, tally, { url, link, page });
    return undefined;
  }
  return { url, sourceId: tally.source.id, role: 'article', page: 1 };
}

function nextPage(tally: Tally, page: FetchedPage, href: string): PageRequest | undefined {
  const url = canonicalUrl(href, page.finalUrl);
  const isWanted = tally.source.kind !== 'html-list' || page.request.page < tally.source.maxPages;
  if (url === undefined || tally.asked.has(url) || !isWanted) return undefined;
  tally.asked.add(url);
  return { url, sourceId: tally.source.id, role: 'entry', page: page.request.page + 1 };
}

async function appendFeedEntry(
  deps: ReadingDeps,
  tally: Tally,
  { url, link, page }: { url: string; link: EntryLink; page: FetchedPage },
): Promise<void> {
  const text = link.wholeText ?? link.summary ?? '';
  if (!link.title || text === '') return;
  const { publishedAt, publishedPrecision } = link;
  const article: Article = {
    title: link.title,
    text,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(publishedPrecision === undefined ? {} : { publishedPrecision }),
  };
  const evidence = await deps.blobs.put(page.body);
  await appendItem(deps, tally, { article, url, page, evidence });
  await deps.pages.putVisit({ ...toVisit(page, evidence), url });
}

async function appendItem(
  { log, hash, pseudonym }: ReadingDeps,
  tally: Tally,
  found: { article: Article; url: string; page: FetchedPage; evidence: string },
): Promise<void> {
  const { article, url, evidence } = found;
  const { fetchedAt } = found.page;
  const item: Item = toItem({
    ...{ source: tally.source, article, url, fetchedAt, evidence, hash, pseudonym },
  });
  await log.append([{ topic: itemsTopic, key: item.id, value: item }]);
  tally.itemsFound += 1;
}

function toVisit(page: FetchedPage, bodyHash: string): PageVisit {
  const { etag, 'last-modified': lastModified } = page.headers;
  return {
    url: page.request.url,
    sourceId: page.request.sourceId,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    bodyHash,
    status: page.status,
    visitedAt: page.fetchedAt,
  };
}
