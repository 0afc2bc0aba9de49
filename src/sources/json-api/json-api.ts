import type { ApiFields, Source } from '../../domain/source.ts';
import { canonicalUrl } from '../shared/canonical-url.ts';
import { textAt, valueAt } from '../shared/dotted-path.ts';
import { entryText, whatItIs } from '../shared/entry-text.ts';
import type { EntryLink, EntryPage, EntryReading } from '../shared/entry.ts';
import { isRecord, parseJson } from '../shared/json.ts';
import { plainText } from '../shared/plain-text.ts';
import { present } from '../shared/present.ts';
import { machineTime } from '../shared/publication-time.ts';

type JsonApi = Extract<Source, { kind: 'json-api' }>;

const maxEntries = 1000;

/** The entries of a JSON answer, where the source's mapping says they stand, and its next page. */
export function parseEntry(source: JsonApi, page: EntryPage): EntryReading {
  const text = entryText(page);
  const answer = parseJson(text);
  if (answer === undefined)
    return { kind: 'unreadable', reason: `expected JSON, found ${whatItIs(text)}` };
  const list = source.items === undefined ? answer : valueAt(answer, source.items);
  const place = source.items ?? 'the top';
  if (!Array.isArray(list))
    return { kind: 'unreadable', reason: `expected a list at ${place}, found ${kindOf(list)}` };
  const entries = list.slice(0, maxEntries);
  const links = entries.flatMap((entry) => linkFrom(entry, source, page));
  if (entries.length > 0 && links.length === 0) {
    const found = `${entries.length} entries at ${place}`;
    const reason = `expected an address at ${source.fields.url}, found none in ${found}`;
    return { kind: 'unreadable', reason };
  }
  const nextPage = links.length === 0 ? undefined : nextPageOf(source, answer, page.url);
  return { kind: 'entries', links, ...(nextPage !== undefined && { nextPage }) };
}

function linkFrom(
  entry: unknown,
  { fields, followLinks }: JsonApi,
  { url: base, now }: EntryPage,
): EntryLink[] {
  const address = addressOf(entry, fields);
  const url = address === undefined ? undefined : canonicalUrl(address, base);
  if (url === undefined) return [];
  const time = machineTime(textAt(entry, fields.publishedAt) ?? '', now);
  const text = followLinks ? undefined : textAt(entry, fields.text);
  const title = textAt(entry, fields.title);
  return [
    {
      url,
      ...present({
        title: title && plainText(title).replace(/\s+/g, ' '),
        wholeText: text && plainText(text),
        publishedAt: time?.at,
        publishedPrecision: time?.precision,
        author: textAt(entry, fields.author),
      }),
    },
  ];
}

function addressOf(entry: unknown, { url }: ApiFields): string | undefined {
  if (!url.includes('{')) return textAt(entry, url);
  let isWhole = true;
  const address = url.replace(/\{([^{}]*)\}/g, (_, path: string) => {
    const value = textAt(entry, path);
    isWhole &&= value !== undefined;
    return encodeURIComponent(value ?? '');
  });
  return isWhole ? address : undefined;
}

function nextPageOf({ paging }: JsonApi, answer: unknown, from: string): string | undefined {
  if (paging === undefined) return undefined;
  const url = new URL(from);
  switch (paging.by) {
    case 'page': {
      const current = Number(url.searchParams.get(paging.parameter) ?? paging.first);
      if (!Number.isSafeInteger(current)) return undefined;
      url.searchParams.set(paging.parameter, String(current + 1));
      return url.href;
    }
    case 'cursor': {
      const cursor = textAt(answer, paging.cursor);
      if (cursor === undefined) return undefined;
      url.searchParams.set(paging.parameter, cursor);
      return url.href;
    }
  }
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isRecord(value)) {
    const names = Object.keys(value).slice(0, 5).join(', ');
    return `an object with ${names || 'no fields'}`;
  }
  return value === null ? 'null' : `a ${typeof value}`;
}
