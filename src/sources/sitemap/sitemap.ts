import type { Source } from '../../domain/source.ts';
import { canonicalUrl } from '../shared/canonical-url.ts';
import { entryText, whatItIs } from '../shared/entry-text.ts';
import type { EntryLink, EntryPage, EntryReading } from '../shared/entry.ts';
import { present } from '../shared/present.ts';
import { machineTime } from '../shared/publication-time.ts';
import { allNamed, childText, childrenNamed, parseXml } from '../shared/xml.ts';
import type { Element } from 'domhandler';

/** A sitemap holds at most so many addresses by its standard. */
const maxLinks = 50_000;

/**
 * The addresses of an XML sitemap, a sitemap index, a news sitemap or a text sitemap that begin with one of
 * the source's `include`; an index lists its sitemaps. A broken entry loses only itself. Inflated by the caller.
 */
export function parseEntry(
  source: Extract<Source, { kind: 'sitemap' }>,
  page: EntryPage,
): EntryReading {
  const text = entryText(page);
  const links = text.trimStart().startsWith('<') ? xmlLinks(text, page) : textLinks(text, page);
  if (!links) {
    return { kind: 'unreadable', reason: `expected a sitemap, found ${whatItIs(text)}` };
  }
  const wanted = links.filter(
    ({ url }) =>
      source.include.length === 0 || source.include.some((start) => url.startsWith(start)),
  );
  return { kind: 'entries', links: wanted.slice(0, maxLinks) };
}

function xmlLinks(text: string, page: EntryPage): EntryLink[] | undefined {
  const document = parseXml(text);
  const entries = [...allNamed(document, 'url'), ...allNamed(document, 'sitemap')];
  const isSitemap = entries.length > 0 || /<(\w+:)?(urlset|sitemapindex)\b/i.test(text);
  return isSitemap ? entries.flatMap((entry) => linkFrom(entry, page)) : undefined;
}

function linkFrom(entry: Element, { url: base, now }: EntryPage): EntryLink[] {
  const url = canonicalUrl(childText(entry, 'loc') ?? '', base);
  if (url === undefined) return [];
  const news = childrenNamed(entry, 'news:news')[0];
  const published = news && machineTime(childText(news, 'news:publication_date') ?? '', now);
  return [
    {
      url,
      ...present({
        title: news && childText(news, 'news:title'),
        publishedAt: published?.at,
        publishedPrecision: published?.precision,
      }),
    },
  ];
}

function textLinks(text: string, page: EntryPage): EntryLink[] | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const links = lines.flatMap((line) => {
    const url = /^https?:\/\//.test(line) ? canonicalUrl(line, page.url) : undefined;
    return url === undefined ? [] : [{ url }];
  });
  return links.length > 0 ? links : undefined;
}
