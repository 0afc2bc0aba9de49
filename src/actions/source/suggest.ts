import { sourceSchema, type ArticleSelectors } from '../../domain/source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Crawler, PageOutcome, PageRequest } from '../../ports/crawler.ts';
import { parseEntry as parseList } from '../../sources/html-list/html-list.ts';
import { parseEntry as parseFeed } from '../../sources/rss/rss.ts';
import { extractArticle, type Article } from '../../sources/shared/article.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import type { EntryReading } from '../../sources/shared/entry.ts';
import { parseJson } from '../../sources/shared/json.ts';
import { present } from '../../sources/shared/present.ts';
import { parseEntry as parseSitemap } from '../../sources/sitemap/sitemap.ts';
import { articleSelectors, type SamplePage } from '../../sources/suggest/article-selectors.ts';
import { linksSelector, mainList } from '../../sources/suggest/links-selector.ts';

/** A source as it could stand in config/sources, with what it would collect. */
export interface Suggestion {
  kind: 'suggested';
  source:
    { kind: 'rss' | 'sitemap' } | { kind: 'html-list'; links?: string; article: ArticleSelectors };
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
 * comparing the two pages with what is found on them. A feed or a sitemap needs none.
 */
export async function suggestSource(
  { crawler, clock }: { crawler: Crawler; clock: Clock },
  url: string,
  signal: AbortSignal,
): Promise<Suggested> {
  const entries: SamplePage[] = [];
  const articles: SamplePage[] = [];
  const troubles: string[] = [];
  await crawler.crawl(
    [{ url, sourceId: 'suggest', role: 'entry', page: 1 }],
    async (outcome) => {
      if (outcome.kind !== 'page') {
        troubles.push(reasonOf(outcome));
        return [];
      }
      const page = pageOf(outcome, clock.now());
      if (outcome.request.role === 'article') articles.push(page);
      else entries.push(page);
      return outcome.request.role === 'article' ? [] : requestsFor(page, outcome.request);
    },
    signal,
  );
  const [entry] = entries;
  if (entry === undefined) return { kind: 'unreadable', reason: troubles[0] ?? 'interrupted' };
  const list = entries.at(-1) ?? entry;
  const { kind, links } = readEntry(list);
  if (kind !== 'html-list')
    return { kind: 'suggested', source: { kind }, listed: links.length, trial: trialOf(articles) };
  if (articles.length >= samples) return suggestList(list, links, articles.slice(0, samples));
  return { kind: 'unreadable', reason: [whyNot(list, links, articles), ...troubles].join('; ') };
}

function whyNot(list: SamplePage, links: readonly string[], articles: readonly SamplePage[]) {
  if (parseJson(list.html) !== undefined)
    return 'it answers with JSON: expected a feed, a sitemap or a list; write a source of kind json-api for it';
  const found = `${links.length} links that look like articles, ${articles.length} readable`;
  return `expected at least two articles, found ${found}`;
}

function trialOf(articles: readonly SamplePage[], selectors: ArticleSelectors = {}) {
  return articles
    .slice(0, samples)
    .map(({ html, url, now }) => ({ url, ...extractArticle({ html, url, now, selectors }) }));
}

function suggestList(
  list: SamplePage,
  links: readonly string[],
  articles: readonly SamplePage[],
): Suggestion {
  const selector = linksSelector(list, links);
  const article = articleSelectors(articles);
  const source = { kind: 'html-list' as const, ...present({ links: selector }), article };
  const listed = linksOf(
    readAs(list, { kind: 'html-list', ...present({ links: selector }) }),
  ).length;
  return { kind: 'suggested', source, listed, trial: trialOf(articles, article) };
}

function pageOf(
  { body, headers, finalUrl }: Extract<PageOutcome, { kind: 'page' }>,
  now: number,
): SamplePage {
  return { url: finalUrl, html: decodeBody(body, headers['content-type']).text, now };
}

/** Some of the articles; of a sitemap index, its first sitemap, if that is no index again. */
function requestsFor(page: SamplePage, request: PageRequest): PageRequest[] {
  const { links, sitemaps } = readEntry(page);
  const [sitemap] = sitemaps;
  if (sitemap !== undefined && request.page === 1)
    return [{ url: sitemap, sourceId: 'suggest', role: 'entry', page: 2 }];
  return links
    .slice(0, asked)
    .map((url) => ({ url, sourceId: 'suggest', role: 'article', page: 1 }));
}

/** What the page is, and the addresses that it names. */
function readEntry(page: SamplePage) {
  for (const kind of ['rss', 'sitemap'] as const) {
    const reading = readAs(page, { kind });
    if (reading.kind === 'entries')
      return { kind, links: linksOf(reading), sitemaps: reading.sitemaps ?? [] };
  }
  const found = linksOf(readAs(page, { kind: 'html-list' }));
  // addresses that say nothing (`/news/festival.html`) are known by the shape of the list only
  const links = found.length >= samples ? found : mainList(page);
  return { kind: 'html-list' as const, links, sitemaps: [] };
}

function linksOf(reading: EntryReading): string[] {
  return reading.kind === 'entries' ? reading.links.map(({ url }) => url) : [];
}

function readAs(
  { html: text, url, now }: SamplePage,
  as: { kind: 'rss' | 'sitemap' } | { kind: 'html-list'; links?: string },
): EntryReading {
  const draft = { id: 'suggest', name: 'suggest', tier: 'portal', url, ...as };
  const source = sourceSchema.parse(draft);
  const page = { url, text, now };
  if (source.kind === 'rss') return parseFeed(source, page);
  if (source.kind === 'sitemap') return parseSitemap(source, page);
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
