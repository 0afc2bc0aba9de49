import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { CheerioCrawler, Configuration } from '@crawlee/cheerio';
import { openCrawler } from '../src/adapters/http/crawler.ts';
import { openDatabase } from '../src/adapters/sqlite/database.ts';
import { openLog } from '../src/adapters/sqlite/log.ts';
import { openSystemClock } from '../src/adapters/system/clock.ts';
import type { Log } from '../src/ports/log.ts';
import type { PageOutcome } from '../src/ports/crawler.ts';
import { articleHtml } from './pages.ts';
import type { BenchRow } from './row.ts';

const mebibyte = 2 ** 20;
const manyPages = 10_000;
const rounds = 3;
const pagesPerRound = 1000;
const parallel = 32;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** Crawling from loopback: beside CheerioCrawler in turn, over ten thousand pages, and against an endless body. */
export async function benchCrawl(): Promise<BenchRow[]> {
  const site = await serveInThread();
  const directory = await mkdtemp(join(tmpdir(), 'huiying-bench-'));
  const clock = openSystemClock({ acceleration: 1 });
  const database = openDatabase(join(directory, 'bench.sqlite'));
  const log = openLog(database, clock);
  try {
    const crawl = (from: number, count: number) => crawlOurs(site.origin, log, { from, count });
    return [
      ...(await benchBesideCheerio(site.origin, crawl)),
      await benchHeap(crawl),
      await benchEndless(site.origin),
    ];
  } finally {
    await log.close();
    await database.close();
    await site.close();
    await rm(directory, { recursive: true });
  }
}

type Crawl = (from: number, count: number) => Promise<void>;

async function benchBesideCheerio(origin: string, ours: Crawl): Promise<BenchRow[]> {
  const seconds = { ours: 0, cheerio: 0 };
  await ours(0, pagesPerRound / 4);
  await crawlCheerio(origin, 0, pagesPerRound / 4);
  for (let round = 1; round <= rounds; round += 1) {
    seconds.ours += await cpuSecondsOf(() => ours(round * pagesPerRound, pagesPerRound));
    seconds.cheerio += await cpuSecondsOf(() =>
      crawlCheerio(origin, round * pagesPerRound, pagesPerRound),
    );
  }
  const rate = (spent: number) => ((rounds * pagesPerRound) / spent).toFixed(0);
  return [
    {
      name: `crawl: ${rounds} × ${pagesPerRound} loopback pages, each with a durable event, beside CheerioCrawler in memory`,
      value: `${rate(seconds.ours)} against ${rate(seconds.cheerio)} pages per CPU-second, ${(seconds.cheerio / seconds.ours).toFixed(1)} ×`,
      aim: '≥ 2 ×',
    },
  ];
}

async function benchHeap(crawl: Crawl): Promise<BenchRow> {
  await crawl(100_000, pagesPerRound);
  const before = heapBytes();
  await crawl(200_000, manyPages);
  const grown = (heapBytes() - before) / mebibyte;
  return {
    name: `crawl: heap growth over ${manyPages} pages`,
    value: `${grown.toFixed(1)} MB`,
    aim: '< 5 MB',
  };
}

async function benchEndless(origin: string): Promise<BenchRow> {
  const before = heapBytes() + process.memoryUsage().arrayBuffers;
  let peak = before;
  const watch = setInterval(() => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    peak = Math.max(peak, heapUsed + arrayBuffers);
  }, 5);
  const outcomes: string[] = [];
  await crawlPages(origin, ['/endless'], async ({ kind }) => void outcomes.push(kind));
  clearInterval(watch);
  const cost = Math.max(0, (peak - before) / mebibyte);
  return {
    name: 'crawl: a body of 300 MB',
    value: `${outcomes.join()}, ${cost.toFixed(0)} MB of memory`,
    aim: 'too-large, < 150 MB',
  };
}

async function crawlOurs(
  origin: string,
  log: Log,
  { from, count }: { from: number; count: number },
) {
  const paths = Array.from({ length: count }, (_, i) => `/p/${from + i}`);
  let read = 0;
  await crawlPages(origin, paths, async (outcome) => {
    if (outcome.kind !== 'page') throw new Error(`expected a page, got ${outcome.kind}`);
    read += 1;
    const { url } = outcome.request;
    await log.append([{ topic: 'pages', key: url, value: { url, size: outcome.body.length } }]);
  });
  if (read !== count) throw new Error(`expected ${count} pages, got ${read}`);
}

async function crawlPages(
  origin: string,
  paths: readonly string[],
  visit: (outcome: PageOutcome) => Promise<void>,
): Promise<void> {
  const crawler = openCrawler(
    {
      userAgent: 'HuiyingBench/0.1 (+https://www.qinghe.example/bot)',
      allow: [new URL(origin).host],
      gapMs: 0,
      perHostConcurrency: parallel,
      maxConcurrency: parallel,
    },
    { clock: openSystemClock({ acceleration: 1 }), logger: quiet },
  );
  const seeds = paths.map((path) => ({
    url: origin + path,
    sourceId: 'bench',
    role: 'article' as const,
    page: 1,
  }));
  const visitOne = async (outcome: PageOutcome) => {
    await visit(outcome);
    return [];
  };
  await crawler.crawl(seeds, visitOne, new AbortController().signal);
  await crawler.close();
}

async function crawlCheerio(origin: string, from: number, count: number): Promise<void> {
  let read = 0;
  const crawler = new CheerioCrawler(
    {
      maxConcurrency: parallel,
      minConcurrency: parallel,
      requestHandler: async () => void (read += 1),
    },
    new Configuration({ persistStorage: false, purgeOnStart: false }),
  );
  crawler.log.setLevel(crawler.log.LEVELS.ERROR);
  await crawler.run(Array.from({ length: count }, (_, i) => `${origin}/p/${from + i}`));
  if (read !== count) throw new Error(`expected ${count} pages of CheerioCrawler, got ${read}`);
}

async function cpuSecondsOf(work: () => Promise<void>): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // twice: what has a finalizer goes with the second
  for (let time = 0; time < 2; time += 1) if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

/** In a thread of its own, with the pages made before, so that serving costs the least. */
async function serveInThread(): Promise<{ origin: string; close(): Promise<void> }> {
  const server = new Worker(
    `const { createServer } = require('node:http');
     const { parentPort, workerData } = require('node:worker_threads');
     const chunk = Buffer.alloc(${mebibyte});
     const site = createServer((request, response) => {
       if (request.url === '/robots.txt') return response.writeHead(404).end();
       if (request.url !== '/endless')
         return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
           .end(workerData[Number(request.url.slice(3)) % workerData.length]);
       let left = 300;
       const pour = () => {
         while (left > 0 && !response.destroyed) { left -= 1; if (!response.write(chunk)) return; }
         response.end();
       };
       response.on('drain', pour);
       pour();
     }).listen(0, '127.0.0.1', () => parentPort.postMessage(site.address().port));`,
    { eval: true, workerData: Array.from({ length: 100 }, (_, i) => articleHtml(1, i)) },
  );
  const [port] = await once(server, 'message');
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => void (await server.terminate()),
  };
}
