import { z } from 'zod';
import { toIso } from '../../domain/time.ts';
import { readFeed } from '../../sources/rss/feed.ts';
import type { Feed, FeedEntry } from '../../sources/rss/feed-fields.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import { openJsonLinesWriter, readRows, rowOf } from './jsonl.ts';

// Cases carry the expected fields too; they are none of our business.
const feedCaseSchema = z.object({
  name: z.string(),
  raw_b64: z.base64(),
  base: z.string().default(''),
});

/**
 * `huiying feed --in CASES.jsonl[.gz] --out FILE`: one row per feed, in order: its fields and entries, or the
 * reason why it could not be read. A row of another shape throws `message-invalid`.
 */
export async function runFeedBatch(options: {
  inFile: string;
  outFile: string;
}): Promise<{ rows: number }> {
  const writer = openJsonLinesWriter(options.outFile);
  let rows = 0;
  for await (const row of readRows(options.inFile, rowOf(feedCaseSchema))) {
    await writer.write(feedRow(row));
    rows += 1;
  }
  await writer.close();
  return { rows };
}

function feedRow({ name, base, raw_b64: encoded }: z.infer<typeof feedCaseSchema>) {
  const { text } = decodeBody(Buffer.from(encoded, 'base64'));
  const reading = readFeed(text, base, Date.now());
  if (reading.kind === 'unreadable') return { name, error: reading.reason };
  const { entries, ...feed } = reading.feed;
  return { name, error: null, feed: withIsoTimes(feed), entries: entries.map(withIsoTimes) };
}

function withIsoTimes<T extends Pick<Feed | FeedEntry, 'published' | 'updated'>>(fields: T) {
  const { published, updated } = fields;
  return {
    ...fields,
    published: published && isoSecond(published.at),
    updated: updated && isoSecond(updated.at),
  };
}

function isoSecond(instant: number): string {
  return toIso(instant).replace(/\.\d+Z$/, 'Z');
}
