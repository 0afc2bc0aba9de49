import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { extractArticle } from '../src/sources/shared/article.ts';
import { decodeBody } from '../src/sources/shared/charset.ts';
import type { BenchRow } from './row.ts';

const name = 'extraction: real pages of 100 to 300 kB';
const aim = '≥ 30 pages per CPU-second';
const smallest = 100_000;
const largest = 300_000;

/** Pages read per second of processor time, decoding included, over the labelled pages kept outside the project. */
export async function benchExtraction(): Promise<BenchRow[]> {
  const pages = labelledPages();
  if (pages.length === 0) {
    return [{ name, value: 'skipped: no pages under HUIYING_SHARED_DATA or ../shared/data', aim }];
  }
  const now = Date.now();
  const readAll = () => {
    for (const bytes of pages) extractArticle({ html: decodeBody(bytes).text, url: '', now });
  };
  readAll();
  const begun = process.cpuUsage();
  readAll();
  const used = process.cpuUsage(begun);
  const seconds = (used.user + used.system) / 1e6;
  const rate = (pages.length / seconds).toFixed(0);
  return [{ name, value: `${rate} pages per CPU-second (${pages.length} pages)`, aim }];
}

function labelledPages(): Uint8Array[] {
  const root =
    process.env['HUIYING_SHARED_DATA'] ??
    fileURLToPath(new URL('../../shared/data', import.meta.url));
  const folder = join(root, 'extraction/dev/pages');
  const truth = join(folder, 'truth.jsonl');
  if (!existsSync(truth)) return [];
  return readFileSync(truth, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line).name))
    .map((page) => gunzipSync(readFileSync(join(folder, 'html', `${page}.html.gz`))))
    .filter(({ length }) => length >= smallest && length <= largest);
}
