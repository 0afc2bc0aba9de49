import { sourceSchema, type ArticleSelectors } from '../../domain/source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Crawler, PageOutcome, PageRequest } from '../../ports/crawler.ts';
import { parseEntry as parseList } from '../../sources/html-list/html-list.ts';
import { parseEntry as parseFeed } from '../../sources/rss/rss.ts';
import { extractArticle, type Article } from '../../sources/shared/article.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import type { EntryReading } from '../../sources/shared/entry.ts';
import { present } from '../../sources/shared/present.ts';
import { articleSelectors, type SamplePage } from '../../sources/suggest/article-selectors.ts';
import { linksSelector, mainList } from '../../sources/suggest/links-selector.ts';

/** A source as it could stand in config/sources, with what it would collect. */
export interface Suggestion {
  kind: 'suggested';
  source: { kind: 'rss' } | { kind: 'html-list'; links?: string; article: ArticleSelectors };
  /** How many articles the list names. */
  listed: number;
  /** The sample pages as the suggestion reads them. */
  trial: (Article & { url: string })[];
}

export type Suggested = Suggestion | { kind: 'unreadable'; reason: string };

const samples = 2;
/** Some of the first links may be gone or be something else. */
const asked = 4;

/**
 * Looks at a list page and two of its articles, politely and as robots.txt allows, and proposes selectors by
 * comparing the two pages with what is found on them. A feed needs none.
 */
export async function suggestSource(
  { crawler, clock }: { crawler: Crawler; clock: Clock },
  url: string,
  signal: AbortSignal,
): Promise<Suggested> {
  const pages: SamplePage[] = [];
  let troubles: string[] = [];
  await crawler.crawl(
    [{ url, sourceId: 'suggest', role: 'entry', page: 1 }],
    async (outcome) => {
      if (outcome.kind !== 'page') troubles = [...troubles, reasonOf(outcome)];
      else pages.push(pageOf(outcome, clock.now()));
      return outcome.request.role === 'entry' && pages[0] ? requestsFor(pages[0]) : [];
    },
    signal,
  );
  const [list, ...articles] = pages;
  if (list === undefined) return { kind: 'unreadable', reason: troubles[0] ?? 'interrupted' };
  if (isFeed(list)) return suggestFeed(list, articles);
  const links = articlesOf(list);
  if (articles.length < samples) {
    const found = `${links.length} links that look like articles, ${articles.length} readable`;
    const reason = [`expected at least two articles, found ${found}`, ...troubles].join('; ');
    return { kind: 'unreadable', reason };
  }
  return suggestList(list, links, articles.slice(0, samples));
}

function suggestFeed(list: SamplePage, articles: readonly SamplePage[]): Suggestion {
  const trial = articles.slice(0, samples).map((page) => readAs(page, {}));
  return { kind: 'suggested', source: { kind: 'rss' }, listed: articlesOf(list).length, trial };
}

function suggestList(
  list: SamplePage,
  links: readonly string[],
  articles: readonly SamplePage[],
): Suggestion {
  const selector = linksSelector(list, links);
  const article = articleSelectors(articles);
  const source = { kind: 'html-list' as const, ...present({ links: selector }), article };
  const listed = articlesOf(list, selector).length;
  const trial = articles.map((page) => readAs(page, article));
  return { kind: 'suggested', source, listed, trial };
}

function readAs({ html, url, now }: SamplePage, selectors: ArticleSelectors) {
  return { url, ...extractArticle({ html, url, now, selectors }) };
}

function pageOf(
  { body, headers, finalUrl }: Extract<PageOutcome, { kind: 'page' }>,
  now: number,
): SamplePage {
  return { url: finalUrl, html: decodeBody(body, headers['content-type']).text, now };
}

function requestsFor(list: SamplePage): PageRequest[] {
  return articlesOf(list)
    .slice(0, asked)
    .map((url) => ({ url, sourceId: 'suggest', role: 'article', page: 1 }));
}

function isFeed(page: SamplePage): boolean {
  return readAsEntry(page, { kind: 'rss' }).kind === 'entries';
}

function articlesOf(page: SamplePage, links?: string): string[] {
  const feed = readAsEntry(page, { kind: 'rss' });
  const reading =
    feed.kind === 'entries'
      ? feed
      : readAsEntry(page, { kind: 'html-list', ...present({ links }) });
  const found = reading.kind === 'entries' ? reading.links.map((link) => link.url) : [];
  // addresses that say nothing (`/news/festival.html`) are known by the shape of the list only
  return found.length >= samples || links !== undefined ? found : mainList(page);
}

function readAsEntry(
  { html: text, url, now }: SamplePage,
  as: { kind: 'rss' | 'html-list'; links?: string },
): EntryReading {
  const draft = { id: 'suggest', name: 'suggest', tier: 'portal', url, ...as };
  const source = sourceSchema.parse(draft);
  const page = { url, text, now };
  if (source.kind === 'rss') return parseFeed(source, page);
  if (source.kind === 'html-list') return parseList(source, page);
  throw new TypeError('expected the kind that was given');
}

function reasonOf(outcome: Exclude<PageOutcome, { kind: 'page' }>): string {
  switch (outcome.kind) {
    case 'refused':
      return `${outcome.request.url} refused by ${outcome.by}: ${outcome.reason}`;
    case 'failed':
      return `${outcome.request.url}: ${outcome.reason}`;
    case 'gone':
      return `${outcome.request.url}: server answered ${outcome.status}`;
    case 'too-large':
      return `${outcome.request.url}: larger than ${outcome.maxBytes} bytes`;
    case 'unchanged':
      return `${outcome.request.url}: not modified`;
  }
}
