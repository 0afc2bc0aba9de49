import { decodeBody } from '../src/sources/shared/charset.ts';
import { benchCharsets } from './charsets.ts';
import { benchCrawl } from './crawl.ts';
import { labelledPages, whereSkipped, type LabelledPage } from './labelled-pages.ts';
import { readers, type Reader } from './readers.ts';
import type { BenchRow } from './row.ts';

const smallest = 100_000;
const largest = 300_000;

/** How right and how fast pages are read, beside three libraries in the same run; then charsets and crawling. */
export async function benchExtraction(): Promise<BenchRow[]> {
  const pages = labelledPages();
  const reading =
    pages.length === 0
      ? [{ name: 'extraction', value: whereSkipped, aim: '' }]
      : await benchReaders(pages);
  return [...reading, ...benchCharsets(pages), ...(await benchCrawl())];
}

interface Result {
  reader: Reader;
  /** Page F1 by group. */
  scores: Map<string, number[]>;
  largePages: number;
  largeSeconds: number;
  refused: number;
}

async function benchReaders(pages: readonly LabelledPage[]): Promise<BenchRow[]> {
  const results: Result[] = readers.map((reader) => ({
    reader,
    scores: new Map(),
    largePages: 0,
    largeSeconds: 0,
    refused: 0,
  }));
  // one reader after the other: page by page, each would pay for the garbage of the one before
  for (const result of results) for (const page of pages) await measure(result, page);
  const own = results[0];
  return results.map((result) => ({
    name: `extraction by ${result.reader.name}: page F1 of Chinese articles, other articles, Chinese forums, other forums; ${result.largePages} pages of 100 to 300 kB`,
    value: `${groups.map((group) => mean(result.scores.get(group) ?? []).toFixed(3)).join(', ')}; ${speed(result).toFixed(0)} pages per CPU-second${own && result !== own ? ` (Huiying ${(speed(own) / speed(result)).toFixed(1)} ×)` : ''}${result.refused > 0 ? `; threw on ${result.refused}` : ''}`,
    aim: result === own ? '≥ 30 pages per CPU-second, ≥ 3 × readability' : '',
  }));
}

const groups = ['zh article', 'other article', 'zh forum', 'other forum'];

async function measure(result: Result, { bytes, url, body, kind, lang }: LabelledPage) {
  const html = decodeBody(bytes).text;
  const begun = process.cpuUsage();
  const text = await readOrNote(result, html, url);
  const { user, system } = process.cpuUsage(begun);
  if (bytes.length >= smallest && bytes.length <= largest) {
    result.largePages += 1;
    result.largeSeconds += (user + system) / 1e6;
  }
  if (body === undefined) return;
  const group = `${lang === 'zh' ? 'zh' : 'other'} ${kind}`;
  result.scores.set(group, [...(result.scores.get(group) ?? []), pageF1(body, text)]);
}

/** Libraries throw on some pages; that is their result. */
async function readOrNote(result: Result, html: string, url: string): Promise<string> {
  try {
    return await result.reader.read(html, url);
  } catch {
    result.refused += 1;
    return '';
  }
}

function speed({ largePages, largeSeconds }: Result): number {
  return largePages / largeSeconds;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** F1 over runs of four tokens, a Han character or a word each. */
function pageF1(truth: string, found: string): number {
  const [wanted, given] = [runsOf(truth), runsOf(found)];
  let shared = 0;
  for (const [run, count] of wanted) shared += Math.min(count, given.get(run) ?? 0);
  const total = (runs: ReadonlyMap<string, number>) =>
    [...runs.values()].reduce((sum, count) => sum + count, 0);
  return shared === 0 ? 0 : (2 * shared) / (total(wanted) + total(given));
}

const han = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const token = new RegExp(`[${han}]|(?:(?![${han}])[\\p{L}\\p{N}_])+`, 'gu');

function runsOf(text: string): Map<string, number> {
  const tokens = text.match(token) ?? [];
  const runs = new Map<string, number>();
  for (let at = 0; at < Math.max(1, tokens.length - 3); at += 1) {
    const run = tokens.slice(at, at + 4).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}
