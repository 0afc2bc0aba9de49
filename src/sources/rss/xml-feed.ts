import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import type { Instant } from '../../domain/time.ts';
import { resolved } from '../shared/canonical-url.ts';
import { plainText } from '../shared/plain-text.ts';
import { present } from '../shared/present.ts';
import { machineTime } from '../shared/publication-time.ts';
import type { PublicationTime } from '../shared/publication-time.ts';
import { childText, childrenNamed, allNamed } from '../shared/xml.ts';
import type { Feed, FeedEntry } from './feed-fields.ts';
import { markupIn } from './markup-in.ts';

const longestExcerpt = 100;

/** Reads the tree of an RSS, Atom or RDF document into the one shape of a feed. */
export function readXmlFeed(root: Element, url: string, now: Instant): Feed {
  const channel = childrenNamed(root, 'channel')[0] ?? root;
  const author = authorOf(channel);
  const link = linkOf(channel, url);
  const base = baseOf(channel, url);
  return {
    ...present({
      title: titleOf(channel) ?? link ?? (url || undefined),
      link: link ?? (url || undefined),
      id: childText(channel, 'id', 'guid'),
      description: markupOf(
        channel,
        'description',
        'subtitle',
        'tagline',
        'dc:description',
        'itunes:subtitle',
        'itunes:summary',
      ),
      language: languageOf(channel) ?? languageOf(root),
      author,
      published: timeOf(
        channel,
        now,
        'pubdate',
        'published',
        'issued',
        'dc:date',
        'dcterms:issued',
      ),
      updated: timeOf(
        channel,
        now,
        'updated',
        'modified',
        'lastbuilddate',
        'dcterms:modified',
        'dc:date',
        'pubdate',
      ),
    }),
    entries: entriesOf(root).map((entry) => entryOf(entry, base, now, author)),
  };
}

function entriesOf(root: Element): Element[] {
  const items = [...allNamed(root, 'item'), ...allNamed(root, 'entry')];
  return items.filter((item) => !items.some((other) => other === item.parent));
}

function entryOf(
  entry: Element,
  url: string,
  now: Instant,
  feedAuthor: string | undefined,
): FeedEntry {
  const link = linkOf(entry, url) ?? permalink(entry, url);
  const summary = markupOf(
    entry,
    'description',
    'summary',
    'dc:description',
    'dcterms:abstract',
    'itunes:summary',
    'itunes:subtitle',
    'media:description',
  );
  const content = markupOf(
    entry,
    'content:encoded',
    'content',
    'xhtml:body',
    'body',
    'xhtml:div',
    'fullitem',
  );
  const id = childText(entry, 'id', 'guid') ?? entry.attribs['rdf:about'];
  return present({
    title: titleOf(entry) ?? excerpt(content ?? summary) ?? link,
    link,
    id,
    summary,
    content,
    language: languageOf(entry),
    author: authorOf(entry) ?? authorOf(childrenNamed(entry, 'source')[0]) ?? feedAuthor,
    published: timeOf(
      entry,
      now,
      'pubdate',
      'published',
      'issued',
      'dc:date',
      'dcterms:issued',
      'dcterms:created',
      'created',
    ),
    updated: timeOf(entry, now, 'updated', 'modified', 'dcterms:modified', 'dc:date'),
  });
}

/** Titles are plain text to most readers, so entities that were escaped once too often are undone. */
function titleOf(holder: Element): string | undefined {
  const markup = markupOf(holder, 'title', 'dc:title', 'media:title', 'itunes:title');
  return markup?.includes('<') === false
    ? plainText(markup).replace(/\s+/g, ' ') || markup
    : markup;
}

/** What stands for the title of an entry that has none. */
function excerpt(markup: string | undefined): string | undefined {
  const text = plainText(markup ?? '').replace(/\s+/g, ' ');
  return text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text || undefined;
}

/** The element's content as text or markup, of the first of these names that has any. */
function markupOf(parent: Element, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenNamed(parent, name)) {
      const markup = markupIn(child);
      if (markup !== '') return markup;
    }
  }
  return undefined;
}

function linkOf(parent: Element, url: string): string | undefined {
  const links = childrenNamed(parent, 'link', 'atom:link', 'url');
  const texts = links.map((link) => childlessText(link)).filter((text) => text !== '');
  const alternates = links.filter((link) => /^(alternate)?$/.test(link.attribs['rel'] ?? ''));
  const best =
    alternates.find((link) =>
      /^(text\/html|application\/xhtml\+xml)?$/.test(link.attribs['type'] ?? ''),
    ) ?? alternates[0];
  const address = texts[0] ?? best?.attribs['href'];
  return address === undefined ? undefined : resolved(address, baseOf(best ?? parent, url));
}

function childlessText(element: Element): string {
  return element.children.some(isTag) ? '' : markupIn(element);
}

/** An id that is an address stands in for a missing link, unless it says that it is none. */
function permalink(entry: Element, url: string): string | undefined {
  const ids = childrenNamed(entry, 'guid', 'id').filter(
    ({ attribs }) => attribs['isPermaLink'] !== 'false',
  );
  const addresses = [...ids.map(childlessText), entry.attribs['rdf:about']];
  const address = addresses.find((text) => text !== undefined && /^https?:/.test(text));
  return address === undefined ? undefined : resolved(address, url);
}

function baseOf(element: Element, url: string): string {
  const bases: string[] = [];
  for (
    let node: Element | null = element;
    node;
    node = node.parent && isTag(node.parent) ? node.parent : null
  ) {
    const base = node.attribs['xml:base'];
    if (base !== undefined) bases.unshift(base);
  }
  return bases.reduce((known, base) => resolved(base, known) ?? known, url);
}

const authorNames =
  'author dc:creator dc:author itunes:author googleplay:author managingeditor itunes:owner webmaster'.split(
    ' ',
  );

/** All authors under the first of the names in use, each once. */
function authorOf(holder: Element | undefined): string | undefined {
  for (const name of authorNames) {
    const people = holder ? childrenNamed(holder, name) : [];
    const names = people
      .map(
        (person) =>
          childText(person, 'name', 'itunes:name', 'email', 'itunes:email') ??
          plainText(markupIn(person)),
      )
      .filter((text) => text !== '');
    if (names.length > 0) return [...new Set(names)].join(', ').replace(/\s+/g, ' ');
  }
  return undefined;
}

function languageOf(element: Element): string | undefined {
  return (childText(element, 'language', 'dc:language') ?? element.attribs['xml:lang'])?.replace(
    '_',
    '-',
  );
}

function timeOf(element: Element, now: Instant, ...names: string[]): PublicationTime | undefined {
  for (const name of names) {
    const text = childText(element, name);
    const time = text === undefined ? undefined : machineTime(text, now);
    if (time) return time;
  }
  return undefined;
}
