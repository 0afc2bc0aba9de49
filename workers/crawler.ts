import { purgeEvidence } from '../src/actions/evidence/purge.ts';
import { systemActor } from '../src/domain/actor.ts';
import { dayMs, minuteMs, secondMs } from '../src/domain/time.ts';
import { isCrawled, type Source } from '../src/domain/source.ts';
import type { Config } from '../src/config/load.ts';
import { openFollowedSources } from '../src/office/sources-in-force.ts';
import type { Platform } from '../src/platform/platform.ts';
import { alone } from '../src/runtime/alone.ts';
import { every } from '../src/runtime/every.ts';
import { crawlDueSources } from '../src/stages/source-to-item.ts';

/** A host is one copy's so long; then whoever comes first has it. */
const hostLease = { forMs: 10 * minuteMs, isKept: false };

/**
 * Looks at every source when it is due and removes what may no longer be kept, until `signal` aborts. Copies
 * share the hosts, each host with one of them at a time, so that the pauses between requests hold.
 */
export async function runCrawler(
  platform: Platform,
  { sources: configured, retention, time }: Config,
  signal: AbortSignal,
): Promise<void> {
  const { sources, followSources } = openFollowedSources(configured, platform);
  const look = async () => {
    await followSources();
    const summary = await crawlDueSources(platform, await ownSources(platform, sources), signal);
    if (summary.sourcesVisited > 0) platform.logger.info('sources visited', { ...summary });
  };
  const purge = alone(
    platform,
    'purge-evidence',
    async () => void (await purgeEvidence(platform, systemActor, { keepMs: retention.unlinked })),
  );
  const everyMs = 5 * secondMs * time.acceleration;
  await Promise.all([
    every(platform, { name: 'crawl', everyMs, round: look }, signal),
    every(platform, { name: 'purge-evidence', everyMs: dayMs, round: purge }, signal),
  ]);
}

/** The sources that are crawled and whose hosts are this process's for now. */
export async function ownSources(
  { leadership }: Platform,
  sources: readonly Source[],
): Promise<readonly Source[]> {
  const crawled = sources.filter((source) => source.enabled && isCrawled(source));
  const hostOf = ({ url }: Source) => new URL(url).host;
  const ours = new Map<string, boolean>();
  for (const host of new Set(crawled.map(hostOf)))
    ours.set(host, await leadership.leads(`crawl ${host}`, hostLease));
  return crawled.filter((source) => ours.get(hostOf(source)));
}
