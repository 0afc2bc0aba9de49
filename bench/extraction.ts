import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { benchCharsets } from './charsets.ts';
import { benchCrawl } from './crawl.ts';
import { labelledPages, whereSkipped, type LabelledPage } from './labelled-pages.ts';
import { pageF1 } from './page-f1.ts';
import { readers } from './readers.ts';
import { readingSchema, type Reading } from './reading.ts';
import type { BenchRow } from './row.ts';

const pagesPerBlock = 48;

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
  reader: string;
  blocks: Reading[];
}

async function benchReaders(pages: readonly LabelledPage[]): Promise<BenchRow[]> {
  const processes = readers.map(({ name }) => openReader(name));
  const results: Result[] = readers.map(({ name }) => ({ reader: name, blocks: [] }));
  // in turn, block by block: whatever else the machine does strikes all of them alike
  for (let from = 0; from < pages.length; from += pagesPerBlock) {
    for (const [index, { read }] of processes.entries()) {
      results[index]?.blocks.push(await read({ from, to: from + pagesPerBlock }));
    }
  }
  for (const { close } of processes) close();
  const [own] = results;
  return results.map((result) => rowOf(result, pages, own));
}

function openReader(name: string) {
  const child = fork(fileURLToPath(new URL('reading.ts', import.meta.url)), [name], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  return {
    read: async (block: { from: number; to: number }): Promise<Reading> => {
      child.send(block);
      const [answer] = await once(child, 'message');
      return readingSchema.parse(answer);
    },
    close: () => child.disconnect(),
  };
}

function rowOf(result: Result, pages: readonly LabelledPage[], own: Result | undefined): BenchRow {
  const { reader, blocks } = result;
  const texts = blocks.flatMap((block) => block.texts);
  const sum = (field: 'largePages' | 'refused') =>
    blocks.reduce((total, block) => total + block[field], 0);
  const times =
    own && own !== result ? ` (Huiying ${(speed(own) / speed(result)).toFixed(1)} ×)` : '';
  const connections = blocks.at(-1)?.connections ?? 0;
  return {
    name: `extraction by ${reader}: page F1 of ${groups.join(', ')}; ${sum('largePages')} pages of 100 to 300 kB`,
    value: [
      groups.map((group) => scoreOf(group, pages, texts).toFixed(3)).join(', '),
      `${speed(result).toFixed(0)} pages per CPU-second${times}`,
      ...(sum('refused') > 0 ? [`threw on ${sum('refused')}`] : []),
      ...(connections > 0 ? [`tried to open ${connections} connections`] : []),
    ].join('; '),
    aim: result === own ? '≥ 30 pages per CPU-second, ≥ 3 × readability' : '',
  };
}

const groups = ['Chinese articles', 'other articles', 'Chinese forums', 'other forums'];

/** Mean over the pages of a group whose text is labelled. */
function scoreOf(group: string, pages: readonly LabelledPage[], texts: readonly string[]): number {
  const scores = pages.flatMap(({ body, kind, lang }, at) =>
    body !== undefined && group === `${lang === 'zh' ? 'Chinese' : 'other'} ${kind}s`
      ? [pageF1(body, texts[at] ?? '')]
      : [],
  );
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function speed({ blocks }: Result): number {
  const pages = blocks.reduce((sum, { largePages }) => sum + largePages, 0);
  return pages / blocks.reduce((sum, { largeSeconds }) => sum + largeSeconds, 0);
}
