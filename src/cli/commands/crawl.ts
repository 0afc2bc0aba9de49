import { setMaxListeners } from 'node:events';
import { ownSources } from '../../../workers/crawler.ts';
import { openOfficeDeps } from '../../office/deps.ts';
import { loadConfig, type Config } from '../../config/load.ts';
import { isCrawled } from '../../domain/source.ts';
import { secondMs } from '../../domain/time.ts';
import { openPipeline } from '../../pipeline.ts';
import { openOffice } from '../../platform/open.ts';
import { openFollowedSources } from '../../office/sources-in-force.ts';
import type { Platform } from '../../platform/platform.ts';
import { every } from '../../runtime/every.ts';
import { relayOutbox } from '../../runtime/relay-outbox.ts';
import { runStage } from '../../runtime/run-stage.ts';
import { shutdownSignal } from '../../runtime/shutdown.ts';
import { crawlDueSources } from '../../stages/source-to-item.ts';
import { narrate } from '../narrate.ts';
import type { Terminal } from '../terminal.ts';
import { settled } from '../settled.ts';

/**
 * `huiying crawl --once`: one look at the sources that are due. An embedded office processes everything before the
 * end; in a distributed one its workers do, and a host that one of its crawlers has for now is left to it.
 */
export async function crawlOnce(terminal: Terminal, options: { config: string }): Promise<void> {
  const { say, print } = terminal;
  const configured = await loadConfig(options.config);
  const platform = await openOffice(configured, { logLevel: terminal.logLevel, print });
  const stop = shutdownSignal(() => process.exit(130));
  try {
    const { sources: followed, followSources } = openFollowedSources(configured.sources, platform);
    await followSources();
    const config = { ...configured, sources: [...followed] };
    const enabled = config.sources.filter((source) => source.enabled && isCrawled(source));
    print(say('crawling', { n: enabled.length }));
    const crawl = { embedded: crawlAndProcess, distributed: crawlForWorkers }[config.deployment];
    const summary = await crawl(terminal, { platform, config, stop });
    if (summary.sourcesVisited === 0) print(say('nothingDue', { n: enabled.length }));
    const { sourcesVisited: sources, pagesFetched: pages, itemsFound: items, ...rest } = summary;
    print(say('crawlDone', { sources, pages, items, ...rest }));
    const cases = (await platform.cases.all(10_000)).length;
    const stored = { items: await platform.items.count(), stories: await platform.stories.count() };
    print(say('stock', { ...stored, cases }));
    // a source that could not be read is no success for whoever runs this from a timer
    if (summary.failed > 0 && summary.pagesFetched === 0) process.exitCode = 1;
  } finally {
    await platform.close();
  }
}

interface Crawling {
  platform: Platform;
  config: Config;
  stop: AbortSignal;
}

async function crawlForWorkers({ say, print }: Terminal, { platform, config, stop }: Crawling) {
  const ours = await ownSources(platform, config.sources);
  const crawled = config.sources.filter((source) => source.enabled && isCrawled(source));
  const elsewhere = crawled.length - ours.length;
  if (elsewhere > 0) print(say('crawledElsewhere', { n: elsewhere }));
  const summary = await crawlDueSources(platform, ours, stop);
  print(say('leftToWorkers', { n: summary.itemsFound }));
  return summary;
}

async function crawlAndProcess({ say, print }: Terminal, { platform, config, stop }: Crawling) {
  const deps = await openOfficeDeps(platform, config);
  await deps.followProfile();
  const stages = await openPipeline(deps);
  const done = new AbortController();
  const { signal } = done;
  setMaxListeners(0, signal); // every stage listens for the end
  stop.addEventListener('abort', () => done.abort());
  const relay = async () => void (await relayOutbox(platform));
  const working = Promise.all([
    ...stages.map((stage) => runStage(platform, stage, signal)),
    every(platform, { name: 'relay-outbox', everyMs: secondMs / 5, round: relay }, signal),
    narrate({ log: platform.log, say, print }, signal),
  ]);
  const summary = await crawlDueSources(platform, config.sources, stop);
  await settled(platform, stages, stop);
  done.abort();
  await working;
  return summary;
}
