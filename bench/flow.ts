import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Config } from '../src/config/load.ts';
import { settled } from '../src/cli/settled.ts';
import { sourceSchema } from '../src/domain/source.ts';
import { openPipeline } from '../src/pipeline.ts';
import { openEmbedded } from '../src/platform/embedded.ts';
import type { Crawler, PageRequest } from '../src/ports/crawler.ts';
import { every } from '../src/runtime/every.ts';
import { relayOutbox } from '../src/runtime/relay-outbox.ts';
import { runStage } from '../src/runtime/run-stage.ts';
import { crawlDueSources } from '../src/stages/source-to-item.ts';
import { openOfficeDeps } from '../src/office/deps.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';
import { articleHtml, listHtml } from './pages.ts';

const runs = 3;
const pagesPerRun = 6000;
/** An office runs for months: what is compiled and learned in the first seconds is paid once. */
const pagesToWarmUp = 3000;
const pagesPerList = 200;
const parallel = 32;

/** Items per second from fetched page to stored story, the network left out: the median of three runs, warm. */
export async function benchFlow(): Promise<BenchRow[]> {
  const config = await loadConfig('config/demo.yaml');
  const byRules = { ...config, understanding: { model: 'none' } };
  return [
    ...(await rowsOf(config, 'rules and starter model')),
    ...(await rowsOf(byRules, 'rules alone')),
  ];
}

async function rowsOf(config: Config, tagging: string): Promise<BenchRow[]> {
  const rates: { wall: number; cpu: number }[] = [];
  await measureOnce(config, { seed: runs, pages: pagesToWarmUp });
  for (let seed = 0; seed < runs; seed += 1)
    rates.push(await measureOnce(config, { seed, pages: pagesPerRun }));
  const name = `flow, ${tagging}: ${pagesPerRun} pages of 800 characters after ${pagesToWarmUp} unmeasured, fetched page → stored story`;
  return [
    {
      name,
      value: `${inWords(rates.map(({ wall }) => wall))} items/s`,
      aim: '≥ 800 items/s on one core',
    },
    {
      name: `${name}, by processor time`,
      value: `${inWords(rates.map(({ cpu }) => cpu))} items per CPU-second`,
      aim: '',
    },
  ];
}

/** The median, in whole numbers. */
function inWords(values: readonly number[]): string {
  return Math.round(median(values)).toLocaleString('en');
}

async function measureOnce(
  base: Config,
  { seed, pages }: { seed: number; pages: number },
): Promise<{ wall: number; cpu: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'huiying-bench-'));
  const config = { ...base, storage: { directory }, time: { acceleration: 1 } };
  const sources = Array.from({ length: pages / pagesPerList }, (_, list) =>
    sourceSchema.parse({
      kind: 'html-list',
      id: `bench-${list}`,
      name: '测试',
      tier: 'portal',
      url: `http://bench.example/list/${list}`,
      links: 'li a',
    }),
  );
  const bodies = Array.from({ length: pages }, (_, index) =>
    new TextEncoder().encode(articleHtml(seed, index)),
  );
  const platform = { ...openEmbedded(config, { logLevel: 'error', print: () => undefined }) };
  platform.crawler = openMemoryCrawler(bodies);
  const stages = await openPipeline(await openOfficeDeps(platform, config));
  const stop = new AbortController();
  const relay = async () => void (await relayOutbox(platform));
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  const working = Promise.all([
    ...stages.map((stage) => runStage(platform, stage, stop.signal)),
    every(platform, { name: 'relay-outbox', everyMs: 200, round: relay }, stop.signal),
  ]);
  const { itemsFound } = await crawlDueSources(platform, sources, stop.signal);
  await settled(platform, stages, stop.signal);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuSeconds = (user + system) / 1e6;
  stop.abort();
  await working;
  await platform.close();
  await rm(directory, { recursive: true });
  if (itemsFound !== pages) throw new Error(`expected ${pages} items, got ${itemsFound}`);
  return { wall: itemsFound / seconds, cpu: itemsFound / cpuSeconds };
}

/** Answers from memory, as a network without latency would. */
function openMemoryCrawler(articles: readonly Uint8Array[]): Crawler {
  const bodyOf = ({ role, url }: PageRequest) =>
    role === 'entry'
      ? new TextEncoder().encode(
          listHtml(Number(url.split('/').at(-1)) * pagesPerList, pagesPerList),
        )
      : (articles[Number(/(\d+)\.html/.exec(url)?.[1])] ?? new Uint8Array());
  return {
    async crawl(seeds, visit, signal) {
      const waiting = [...seeds];
      while (waiting.length > 0 && !signal.aborted) {
        const batch = waiting.splice(0, parallel);
        const found = await Promise.all(
          batch.map((request) =>
            visit({
              kind: 'page',
              request,
              finalUrl: request.url,
              status: 200,
              headers: { 'content-type': 'text/html; charset=utf-8' },
              body: bodyOf(request),
              fetchedAt: Date.now(),
            }),
          ),
        );
        waiting.push(...found.flat());
      }
    },
    close: () => Promise.resolve(),
  };
}
