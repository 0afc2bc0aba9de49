import type { Instant } from '../../domain/time.ts';
import { machineTime } from '../shared/publication-time.ts';
import { isRecord, parseJson } from '../shared/json.ts';
import { resolved } from '../shared/canonical-url.ts';
import { present } from '../shared/present.ts';
import type { Feed, FeedEntry } from './feed-fields.ts';

/** Reads JSON Feed 1.0 and 1.1; `undefined` when the text is no JSON object with `items`. */
export function readJsonFeed(text: string, url: string, now: Instant): Feed | undefined {
  const json = parseJson(text);
  if (!isRecord(json) || !Array.isArray(json['items'])) return undefined;
  const author = authorsOf(json);
  return {
    ...present({
      title: textOf(json['title']),
      link: resolved(textOf(json['home_page_url']) ?? '', url),
      description: textOf(json['description']),
      language: textOf(json['language']),
      author,
    }),
    entries: json['items'].filter(isRecord).map((item) => entryOf(item, url, now, author)),
  };
}

function entryOf(
  item: Record<string, unknown>,
  url: string,
  now: Instant,
  feedAuthor: string | undefined,
): FeedEntry {
  const link = resolved(textOf(item['url']) ?? textOf(item['external_url']) ?? '', url);
  return present({
    title: textOf(item['title']),
    link,
    id: textOf(item['id']),
    summary: textOf(item['summary']),
    content: textOf(item['content_html']) ?? textOf(item['content_text']),
    author: authorsOf(item) ?? feedAuthor,
    published: machineTime(textOf(item['date_published']) ?? '', now),
    updated: machineTime(textOf(item['date_modified']) ?? '', now),
  });
}

function authorsOf(holder: Record<string, unknown>): string | undefined {
  const names = [holder['authors'], holder['author']]
    .flat()
    .filter(isRecord)
    .map((author) => textOf(author['name']))
    .filter((name) => name !== undefined);
  return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
