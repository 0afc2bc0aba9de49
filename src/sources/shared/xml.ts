import { isTag } from 'domhandler';
import type { Document, Element, ParentNode } from 'domhandler';
import { documentOf, elementsBelow, loadBounded, textContent } from './markup.ts';

/** Namespaces under the prefix that everybody knows them by; core feed vocabularies need none. */
const prefixes: Record<string, string> = {
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/rss/1.0/': '',
  'http://purl.org/net/rss1.1#': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://purl.org/dc/elements/1.0/': 'dc:',
  'http://purl.org/dc/terms/': 'dcterms:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes:',
  'http://search.yahoo.com/mrss/': 'media:',
  'http://www.w3.org/1999/xhtml': 'xhtml:',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news:',
};

/**
 * XML read leniently: a bad `&`, an unclosed element or an undeclared prefix loses nothing else. Entities
 * that the document declares are never expanded, so neither files nor memory can be drawn in.
 */
export function parseXml(text: string): Document {
  return documentOf(loadBounded(text.replace(/^\ufeff/, ''), { xmlMode: true }));
}

/** The first element of the document. */
export function documentElement(document: Document): Element | undefined {
  return document.children.find(isTag);
}

/** Lower-case name with the customary prefix of its namespace, `dc:creator`; core vocabularies without one. */
export function vocabularyName(element: Element): string {
  const [prefix, local] = element.name.includes(':')
    ? (element.name.toLowerCase().split(':', 2) as readonly string[])
    : ['', element.name.toLowerCase()];
  const uri = namespaceOf(element, prefix ?? '');
  const known = uri === undefined ? undefined : (prefixes[uri.toLowerCase()] ?? coreRss(uri));
  return `${known ?? (prefix === '' ? '' : `${prefix}:`)}${local ?? ''}`;
}

/** RSS 2.0 has no namespace of its own, so that many were made up for it. */
function coreRss(uri: string): string | undefined {
  return /userland|blogs\.law\.harvard|netscape\.com/i.test(uri) ? '' : undefined;
}

function namespaceOf(element: Element, prefix: string): string | undefined {
  const attribute = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  let node: ParentNode | null = element;
  // Feeds are shallow; deeper down only hostile ones would look far up for every element.
  for (let level = 0; node !== null && isTag(node) && level < 12; level++) {
    for (const [name, value] of Object.entries(node.attribs)) {
      if (name.toLowerCase() === attribute) return value;
    }
    node = node.parent;
  }
  return undefined;
}

export function childrenNamed(parent: Element, ...names: string[]): Element[] {
  return parent.children.filter(isTag).filter((child) => names.includes(vocabularyName(child)));
}

/** The text of the first child that has any, trimmed. */
export function childText(parent: Element, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenNamed(parent, name)) {
      const text = textContent(child).trim();
      if (text !== '') return text;
    }
  }
  return undefined;
}

/** All elements of that name anywhere below. */
export function allNamed(root: Document | Element, name: string): Element[] {
  return elementsBelow(root).filter((element) => vocabularyName(element) === name);
}
