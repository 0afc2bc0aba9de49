import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { Source } from '../../domain/source.ts';
import { canonicalUrl } from '../shared/canonical-url.ts';
import { entryText, whatItIs } from '../shared/entry-text.ts';
import type { EntryLink, EntryPage, EntryReading } from '../shared/entry.ts';
import {
  ancestors,
  elementsBelow,
  isVisible,
  parsePage,
  rootOf,
  select,
  textOf,
} from '../shared/markup.ts';
import { present } from '../shared/present.ts';
import { publicationTime } from '../shared/publication-time.ts';
import { looksLikeArticle } from './looks-like-article.ts';

const maxLinks = 500;

/**
 * The articles that a list page links to: those under the source's selector, else all links of the same site
 * that look like articles; and the next page, where one is found.
 */
export function parseEntry(
  source: Extract<Source, { kind: 'html-list' }>,
  page: EntryPage,
): EntryReading {
  const text = entryText(page);
  if (!/<[a-z][^>]*>/i.test(text)) {
    return { kind: 'unreadable', reason: `expected an HTML page, found ${whatItIs(text)}` };
  }
  const $ = parsePage(text);
  const base = baseOf($, page.url);
  const found =
    source.links === undefined
      ? anchorsIn($).filter((anchor) => looksLikeArticle(anchor, page.url, base))
      : select($, source.links)
          .map(anchorOf)
          .filter((anchor) => anchor !== undefined);
  const textIn = openTexts();
  const links = unique(found.flatMap((anchor) => linkFrom(anchor, base, page, textIn)));
  const nextPage = nextPageOf($, source.nextPage, base, page.url);
  return { kind: 'entries', links, ...(nextPage !== undefined && { nextPage }) };
}

function baseOf($: CheerioAPI, url: string): string {
  return canonicalUrl($('base[href]').attr('href') ?? '', url) ?? url;
}

function anchorsIn($: CheerioAPI): Element[] {
  return elementsBelow(rootOf($), isVisible).filter(
    (element) => element.name === 'a' && element.attribs['href'] !== undefined,
  );
}

/** A selector may name the link itself, something inside it, or something around it. */
function anchorOf(element: Element): Element | undefined {
  const isAnchor = ({ name, attribs }: Element) => name === 'a' && attribs['href'] !== undefined;
  if (isAnchor(element)) return element;
  return elementsBelow(element).find(isAnchor) ?? [...ancestors(element)].find(isAnchor);
}

function linkFrom(
  anchor: Element,
  base: string,
  page: EntryPage,
  textIn: (element: Element) => string,
): EntryLink[] {
  const url = canonicalUrl(anchor.attribs['href'] ?? '', base);
  if (url === undefined) return [];
  const stated = (anchor.attribs['title'] ?? '').trim();
  const shown = textIn(anchor);
  const isCut = /(\.\.\.|…)$/.test(shown) || shown === '';
  const time = publicationTime(textBeside(anchor, textIn), page.now);
  return [
    {
      url,
      ...present({
        title: (isCut && stated !== '' ? stated : shown) || undefined,
        publishedAt: time?.at,
        publishedPrecision: time?.precision,
      }),
    },
  ];
}

/** Gathers the text of each element once: a whole list stands around every one of its links. */
function openTexts(): (element: Element) => string {
  const texts = new Map<Element, string>();
  return (element) => {
    const text = texts.get(element) ?? textOf(element);
    texts.set(element, text);
    return text;
  };
}

/** What stands in the same row as the link, where lists put the date. */
function textBeside(anchor: Element, textIn: (element: Element) => string): string {
  const shown = textIn(anchor);
  for (const above of [...ancestors(anchor)].slice(0, 3)) {
    const around = textIn(above);
    if (around.length > shown.length + 60) break;
    if (around.length > shown.length + 3) return around.replace(shown, ' ');
  }
  return shown;
}

function unique(links: readonly EntryLink[]): EntryLink[] {
  const byUrl = new Map<string, EntryLink>();
  for (const link of links) {
    const known = byUrl.get(link.url);
    // An image and a headline often link to the same article: the words are kept.
    byUrl.set(link.url, known?.title === undefined ? { ...known, ...link } : known);
  }
  return [...byUrl.values()].slice(0, maxLinks);
}

function nextPageOf(
  $: CheerioAPI,
  selector: string | undefined,
  base: string,
  url: string,
): string | undefined {
  const chosen =
    selector === undefined
      ? (select($, 'link[rel="next"][href], a[rel="next"][href]')[0] ??
        anchorsIn($).find((anchor) =>
          /^(下一?页|下一頁|后页|next( page)?|[>›»]{1,2})\s*[>›»]*$/i.test(textOf(anchor)),
        ))
      : select($, selector).map((element) =>
          element.name === 'link' ? element : anchorOf(element),
        )[0];
  const next = canonicalUrl(chosen?.attribs['href'] ?? '', base);
  const isAnother = next !== undefined && next !== canonicalUrl(url);
  return isAnother && chosen?.attribs['href'] !== '' ? next : undefined;
}
