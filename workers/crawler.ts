import { secondMs } from '../src/domain/time.ts';
import type { Config } from '../src/config/load.ts';
import type { Platform } from '../src/platform/platform.ts';
import { every } from '../src/runtime/every.ts';
import { crawlDueSources } from '../src/stages/source-to-item.ts';

/** Looks at every source when it is due, until `signal` aborts. */
export function runCrawler(platform: Platform, config: Config, signal: AbortSignal): Promise<void> {
  const round = async () => {
    const summary = await crawlDueSources(platform, config.sources, signal);
    if (summary.sourcesVisited > 0) platform.logger.info('sources visited', { ...summary });
  };
  const everyMs = 5 * secondMs * config.time.acceleration;
  return every(platform, { name: 'crawl', everyMs, round }, signal);
}
