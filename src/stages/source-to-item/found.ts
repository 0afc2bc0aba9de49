import { takeScreenshot } from '../../actions/evidence/take-screenshot.ts';
import type { Item } from '../../domain/item.ts';
import { dayMs, type Instant } from '../../domain/time.ts';
import { itemsTopic } from '../../domain/topics.ts';
import type { BlobStore } from '../../ports/blobs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PageOutcome, PageRequest } from '../../ports/crawler.ts';
import type { Log } from '../../ports/log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { PageRenderer } from '../../ports/page-renderer.ts';
import type { PageStore, PageVisit } from '../../ports/page-store.ts';
import type { Article } from '../../sources/shared/article.ts';
import { toItem } from '../../sources/shared/item.ts';
import { isFirstLook, type Tally } from './tally.ts';

export interface ReadingDeps {
  pages: PageStore;
  blobs: BlobStore;
  /** Absent where the office keeps no screenshots. */
  renderer?: PageRenderer;
  clock: Clock;
  log: Log;
  logger: Logger;
  /** SHA-256 in hex. */
  hash(text: string): string;
  /** Keyed pseudonym of a person's name. */
  pseudonym(name: string): string;
}

export type FetchedPage = Extract<PageOutcome, { kind: 'page' }>;

/**
 * Counts how well the article could be read and appends its item, if it has words at all. Resolves once the item
 * is durable.
 */
export async function appendFound(
  { log, hash, pseudonym, logger }: ReadingDeps,
  tally: Tally,
  found: { article: Article; url: string; page: FetchedPage; evidence: string },
): Promise<void> {
  const { article, url, evidence } = found;
  const { fetchedAt } = found.page;
  const [hasTitle, hasText] = [article.title !== '', article.text !== ''];
  tally.qualities.push({ hasTitle, hasText, hasDate: article.publishedAt !== undefined });
  if (!hasTitle || !hasText) {
    logger.debug('page without an article', { sourceId: tally.source.id, url, hasTitle, hasText });
    return;
  }
  const item: Item = toItem({
    source: tally.source,
    article,
    url,
    fetchedAt,
    evidence,
    hash,
    pseudonym,
  });
  await log.append([{ topic: itemsTopic, key: item.id, value: item }]);
  tally.itemsFound += 1;
  noteMoment(tally, article, fetchedAt);
}

/** A publication stated to the minute, else the finding, which on the first look says nothing. */
function noteMoment(tally: Tally, article: Article, fetchedAt: number): void {
  const { publishedAt, publishedPrecision } = article;
  if (publishedAt !== undefined && publishedPrecision === 'minute') tally.moments.push(publishedAt);
  else if (!isFirstLook(tally)) tally.moments.push(fetchedAt);
}

/** Keeps the page as evidence, with the record of its fetch; resolves with the hash once both are durable. */
export function keepEvidence({ blobs }: ReadingDeps, page: FetchedPage): Promise<string> {
  const { request, finalUrl, status, headers, body, fetchedAt } = page;
  const { url, sourceId } = request;
  return blobs.keep(body, { sourceId, url, finalUrl, status, headers, fetchedAt });
}

/**
 * A page whose bytes were kept before a crash, but which does not count as read yet: it need not be fetched again.
 * What was kept more than a day ago is.
 */
export async function keptPage(
  { blobs }: ReadingDeps,
  request: PageRequest,
  now: Instant,
): Promise<FetchedPage | undefined> {
  const record = await blobs.newestOf(request.url);
  if (record?.sourceId !== request.sourceId || now - record.fetchedAt > dayMs) return undefined;
  const body = await blobs.get(record.hash);
  if (!body) return undefined;
  const { finalUrl, status, headers, fetchedAt } = record;
  return { kind: 'page', request, finalUrl, status, headers, body, fetchedAt };
}

/** The visit by which the page counts as read. */
export function toVisit(page: FetchedPage, bodyHash: string): PageVisit {
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

/** What the next request sends along so that the server need not repeat itself. */
export function conditionsOf(
  visit: PageVisit | undefined,
): Pick<PageVisit, 'etag' | 'lastModified'> {
  return {
    ...(visit?.etag !== undefined && { etag: visit.etag }),
    ...(visit?.lastModified !== undefined && { lastModified: visit.lastModified }),
  };
}

/** Keeps a picture of the page beside its evidence, where the office wants one; what fails is only noted. */
export async function keepScreenshot(
  { blobs, renderer, clock, logger }: ReadingDeps,
  { request: { sourceId, url } }: FetchedPage,
  evidence: string,
): Promise<void> {
  if (!renderer) return;
  const shot = await takeScreenshot({ blobs, renderer, clock }, evidence);
  if (shot.kind === 'not-taken')
    logger.warn('screenshot not taken', { sourceId, url, reason: shot.reason });
}
