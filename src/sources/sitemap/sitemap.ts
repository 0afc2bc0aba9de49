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
 * The addresses of an XML sitemap, a news sitemap or a text sitemap that begin with one of the source's `include`;
 * of an index, its sitemaps, which `include` does not concern. A broken entry loses only itself. Inflated by the caller.
 */
export function parseEntry(
  source: Extract<Source, { kind: 'sitemap' }>,
  page: EntryPage,
): EntryReading {
  const text = entryText(page);
  const found = text.trimStart().startsWith('<') ? inXml(text, page) : inText(text, page);
  if (!found) {
    return { kind: 'unreadable', reason: `expected a sitemap, found ${whatItIs(text)}` };
  }
  const wanted = found.links.filter(
    ({ url }) =>
      source.include.length === 0 || source.include.some((start) => url.startsWith(start)),
  );
  return {
    kind: 'entries',
    links: wanted.slice(0, maxLinks),
    ...(found.sitemaps.length > 0 && { sitemaps: found.sitemaps.slice(0, maxLinks) }),
  };
}

interface Found {
  links: EntryLink[];
  sitemaps: string[];
}

function inXml(text: string, page: EntryPage): Found | undefined {
  const document = parseXml(text);
  const linksNamed = (name: string) =>
    allNamed(document, name).flatMap((entry) => linkFrom(entry, page));
  const links = linksNamed('url');
  const sitemaps = linksNamed('sitemap').map(({ url }) => url);
  // some indexes name their sitemaps in `url` elements
  if (/<(\w+:)?sitemapindex\b/i.test(text)) {
    return { links: [], sitemaps: [...sitemaps, ...links.map(({ url }) => url)] };
  }
  const isSitemap = links.length + sitemaps.length > 0 || /<(\w+:)?urlset\b/i.test(text);
  return isSitemap ? { links, sitemaps } : undefined;
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

function inText(text: string, page: EntryPage): Found | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const links = lines.flatMap((line) => {
    const url = /^https?:\/\//.test(line) ? canonicalUrl(line, page.url) : undefined;
    return url === undefined ? [] : [{ url }];
  });
  return links.length > 0 ? { links, sitemaps: [] } : undefined;
}
