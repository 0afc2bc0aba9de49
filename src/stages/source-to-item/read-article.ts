import { extractArticle } from '../../sources/shared/article.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import {
  appendFound,
  keepEvidence,
  keepScreenshot,
  toVisit,
  type FetchedPage,
  type ReadingDeps,
} from './found.ts';
import type { Tally } from './tally.ts';

/** Reads an article page into an item; evidence and item are durable before the page counts as visited. */
export async function readArticlePage(
  deps: ReadingDeps,
  tally: Tally,
  page: FetchedPage,
): Promise<void> {
  const evidence = await keepEvidence(deps, page);
  const html = decodeBody(page.body, page.headers['content-type']).text;
  const selectors = tally.source.article;
  const article = extractArticle({ html, url: page.finalUrl, now: page.fetchedAt, selectors });
  const { url } = page.request;
  await appendFound(deps, tally, { article, url, page, evidence });
  await keepScreenshot(deps, page, evidence);
  await deps.pages.putVisit(toVisit(page, evidence));
  await settle(deps, tally, url);
}

/** The page is owed no longer: it was read, or is known to be gone. */
export async function settle(deps: ReadingDeps, tally: Tally, url: string): Promise<void> {
  if (!tally.owed.delete(url)) return;
  await deps.pages.settleOwed(url);
}
