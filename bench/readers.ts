// The ways of getting an article's text out of HTML that are compared.
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { extractArticle } from '../src/sources/shared/article.ts';

export interface Reader {
  name: string;
  /** The article's text; empty where it finds none. */
  read(html: string, url: string): Promise<string>;
}

const somewhere = 'https://www.example.com/';

export const readers: readonly Reader[] = [
  {
    name: 'Huiying',
    read: async (html, url) => extractArticle({ html, url, now: Date.now() }).text,
  },
  {
    name: 'readability (parse5, linkedom)',
    read: async (html) => new Readability(documentOf(html)).parse()?.textContent ?? '',
  },
  {
    name: 'defuddle (linkedom)',
    // without its extractors that ask the site itself
    read: async (html, url) =>
      plain((await Defuddle(documentOf(html), url || somewhere, { useAsync: false })).content),
  },
  {
    name: 'article-extractor',
    read: async (html, url) =>
      plain((await extractFromHtml(html, url || somewhere))?.content ?? ''),
  },
];

/** linkedom's own parser loses much of broken pages; parse5 mends them as browsers do. */
function documentOf(html: string) {
  return parseHTML(serialize(parse(html))).document;
}

function plain(html: string): string {
  return parseHTML(`<html><body>${html}</body></html>`).document.body.textContent ?? '';
}
