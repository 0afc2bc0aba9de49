import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { shanghaiDay, shanghaiMinute } from '../../domain/time.ts';
import { extractArticle } from '../../sources/shared/article.ts';
import type { Article } from '../../sources/shared/article.ts';
import { decodeBody } from '../../sources/shared/charset.ts';
import { openJsonLinesWriter, readRows, rowOf } from './jsonl.ts';

// Rows carry the truth beside these two; it is none of our business.
const pageSchema = z.object({
  name: z.string().regex(/^[^/\\]+$/, { error: 'expected a file name without folders' }),
  url: z.string().default(''),
});

/**
 * `huiying extract --in TRUTH.jsonl --html DIR --out FILE`: one row per page of `DIR/NAME.html.gz`, in order,
 * with the milliseconds of reading it. A row without a name throws `message-invalid`.
 */
export async function runExtractBatch(options: {
  inFile: string;
  htmlDir: string;
  outFile: string;
}): Promise<{ rows: number }> {
  const writer = openJsonLinesWriter(options.outFile);
  let rows = 0;
  for await (const { name, url } of readRows(options.inFile, rowOf(pageSchema))) {
    const bytes = gunzipSync(await readFile(join(options.htmlDir, `${name}.html.gz`)));
    const begun = performance.now();
    const article = extractArticle({ html: decodeBody(bytes).text, url, now: Date.now() });
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    await writer.write({ name, ...extractedRow(article), ms });
    rows += 1;
  }
  await writer.close();
  return { rows };
}

function extractedRow({ title, text, author, origin, index, ...time }: Article) {
  return {
    title,
    body: text,
    date: statedDate(time),
    author: author === undefined ? [] : [author],
    source: origin,
    index,
  };
}

/** As exact as the page says it. */
function statedDate(time: Pick<Article, 'publishedAt' | 'publishedPrecision'>): string | undefined {
  if (time.publishedAt === undefined) return undefined;
  return time.publishedPrecision === 'day'
    ? shanghaiDay(time.publishedAt)
    : `${shanghaiMinute(time.publishedAt).replace(' ', 'T')}:00+08:00`;
}
