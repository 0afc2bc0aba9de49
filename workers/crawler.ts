import { purgeEvidence } from '../src/actions/evidence/purge.ts';
import { systemActor } from '../src/domain/actor.ts';
import { dayMs, secondMs } from '../src/domain/time.ts';
import type { Config } from '../src/config/load.ts';
import type { Platform } from '../src/platform/platform.ts';
import { every } from '../src/runtime/every.ts';
import { crawlDueSources } from '../src/stages/source-to-item.ts';

/** Looks at every source when it is due and removes what may no longer be kept, until `signal` aborts. */
export async function runCrawler(
  platform: Platform,
  { sources, retention, time }: Config,
  signal: AbortSignal,
): Promise<void> {
  const look = async () => {
    const summary = await crawlDueSources(platform, sources, signal);
    if (summary.sourcesVisited > 0) platform.logger.info('sources visited', { ...summary });
  };
  const purge = async () =>
    void (await purgeEvidence(platform, systemActor, { keepMs: retention.unlinked }));
  const everyMs = 5 * secondMs * time.acceleration;
  await Promise.all([
    every(platform, { name: 'crawl', everyMs, round: look }, signal),
    every(platform, { name: 'purge-evidence', everyMs: dayMs, round: purge }, signal),
  ]);
}
