import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { canonicalUrl } from '../shared/canonical-url.ts';
import { ancestors, parsePage, select, textOf } from '../shared/markup.ts';
import { partsOf } from './selectors.ts';

const nearestAncestors = 5;
const fewestLinks = 3;
/** So much of what a selector finds must be articles. */
const precision = 0.9;

/**
 * A selector for the list's links: of those under which nearly every link is one of `articles` (canonical addresses),
 * the one that finds the most words, and the shortest of these. `undefined` when the articles have no common place.
 */
export function linksSelector(
  page: { html: string; url: string },
  articles: readonly string[],
): string | undefined {
  const $ = parsePage(page.html);
  const wanted = new Set(articles);
  const isArticle = (anchor: Element) =>
    wanted.has(canonicalUrl(anchor.attribs['href'] ?? '', page.url) ?? '');
  const anchors = select($, 'a[href]').filter(isArticle);
  const candidates = new Set(anchors.flatMap(selectorsAround));
  const judged = [...candidates]
    .map((selector) => ({ selector, words: wordsUnder($, selector, isArticle) }))
    .filter(({ words }) => words > 0)
    .sort((one, other) => other.words - one.words || one.selector.length - other.selector.length);
  return judged[0]?.selector;
}

/** A headline says at least so much; menus say less. */
const headlineChars = 8;

/**
 * The addresses of the page's main list, by its shape alone: of the places where nearly every link within the site
 * has a headline's length, the one with the most words. Empty when there is no such place.
 */
export function mainList(page: { html: string; url: string }): string[] {
  const $ = parsePage(page.html);
  const { host } = new URL(page.url);
  const isHeadline = (anchor: Element) => {
    const url = canonicalUrl(anchor.attribs['href'] ?? '', page.url);
    const isWithin = url !== undefined && new URL(url).host === host;
    return isWithin && textOf(anchor).length >= headlineChars;
  };
  const candidates = new Set(select($, 'a[href]').filter(isHeadline).flatMap(selectorsAround));
  const best = [...candidates]
    .map((selector) => ({ selector, words: wordsUnder($, selector, isHeadline) }))
    .filter(({ words }) => words > 0)
    .sort((one, other) => other.words - one.words)[0];
  if (best === undefined) return [];
  const addresses = select($, best.selector)
    .filter(isHeadline)
    .map(({ attribs }) => canonicalUrl(attribs['href'] ?? '', page.url));
  return [...new Set(addresses)].filter((address) => address !== undefined);
}

function selectorsAround(anchor: Element): string[] {
  const around = [...ancestors(anchor)]
    .slice(0, nearestAncestors)
    .filter(({ name }) => name !== 'body' && name !== 'html')
    .flatMap(partsOf);
  return [...partsOf(anchor), ...around.map((part) => `${part} a`)];
}

function wordsUnder(
  $: CheerioAPI,
  selector: string,
  isArticle: (anchor: Element) => boolean,
): number {
  const found = select($, selector).filter(({ attribs }) => attribs['href'] !== undefined);
  const articles = found.filter(isArticle);
  if (articles.length < fewestLinks || articles.length < found.length * precision) return 0;
  return articles.reduce((sum, anchor) => sum + textOf(anchor).length, 0);
}
