import type { Instant } from '../../domain/time.ts';
import { whatItIs } from '../shared/entry-text.ts';
import { documentElement, parseXml, vocabularyName } from '../shared/xml.ts';
import type { Feed } from './feed-fields.ts';
import { readJsonFeed } from './json-feed.ts';
import { readXmlFeed } from './xml-feed.ts';

type FeedReading = { kind: 'feed'; feed: Feed } | { kind: 'unreadable'; reason: string };

/** Reads RSS 0.9–2.0, Atom 0.3 and 1.0, RDF and JSON Feed, broken XML included; `url` resolves relative links. */
export function readFeed(text: string, url: string, now: Instant): FeedReading {
  if (/^\s*\{/.test(text)) {
    const feed = readJsonFeed(text, url, now);
    return feed ? { kind: 'feed', feed } : notAFeed(text);
  }
  const root = feedRoot(text);
  return root ? { kind: 'feed', feed: readXmlFeed(root, url, now) } : notAFeed(text);
}

function feedRoot(text: string) {
  const root = documentElement(parseXml(text));
  const isFeed = root && /^(rss|feed|rdf:rdf|rdf|channel)$/.test(vocabularyName(root));
  return isFeed ? root : undefined;
}

function notAFeed(text: string): FeedReading {
  return {
    kind: 'unreadable',
    reason: `expected RSS, Atom, RDF or JSON Feed, found ${whatItIs(text)}`,
  };
}
