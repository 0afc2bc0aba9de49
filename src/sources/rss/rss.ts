import type { Source } from '../../domain/source.ts';
import { canonicalUrl } from '../shared/canonical-url.ts';
import { entryText } from '../shared/entry-text.ts';
import type { EntryLink, EntryPage, EntryReading } from '../shared/entry.ts';
import { plainText } from '../shared/plain-text.ts';
import { present } from '../shared/present.ts';
import { readFeed } from './feed.ts';
import type { FeedEntry } from './feed-fields.ts';

/** The articles that a feed announces; entries without a usable link are passed over. */
export function parseEntry(
  source: Extract<Source, { kind: 'rss' }>,
  page: EntryPage,
): EntryReading {
  const reading = readFeed(entryText(page), page.url, page.now);
  if (reading.kind === 'unreadable') return reading;
  const links = reading.feed.entries.flatMap((entry) =>
    linkFrom(entry, page.url, source.followLinks),
  );
  return { kind: 'entries', links };
}

function linkFrom(entry: FeedEntry, base: string, followLinks: boolean): EntryLink[] {
  const url = entry.link === undefined ? undefined : canonicalUrl(entry.link, base);
  if (url === undefined) return [];
  const whole = followLinks ? undefined : (entry.content ?? entry.summary);
  return [
    {
      url,
      ...present({
        title: line(entry.title),
        publishedAt: entry.published?.at,
        publishedPrecision: entry.published?.precision,
        summary: line(entry.summary),
        wholeText: whole === undefined ? undefined : plainText(whole) || undefined,
        author: line(entry.author),
      }),
    },
  ];
}

function line(markup: string | undefined): string | undefined {
  return markup === undefined ? undefined : plainText(markup).replace(/\s+/g, ' ') || undefined;
}
