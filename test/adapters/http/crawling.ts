import { openCrawler, type CrawlerOptions } from '../../../src/adapters/http/crawler.ts';
import type { Resolve } from '../../../src/adapters/http/address-guard.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Crawler, PageOutcome, PageRequest } from '../../../src/ports/crawler.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import { openManualClock, type ManualClock } from '../../support/manual-clock.ts';

export interface WatchedClock extends ManualClock {
  /** Resolves when somebody sleeps for exactly this long. */
  whenSleepingFor(ms: number): Promise<void>;
}

/** A manual clock that tells who waits for it. */
export function openWatchedClock(): WatchedClock {
  const clock = openManualClock();
  const asleep = new Set<{ ms: number }>();
  let waiting: { ms: number; tell: () => void }[] = [];
  return {
    ...clock,
    async sleep(ms, signal) {
      if (ms <= 0) return;
      const sleeper = { ms };
      asleep.add(sleeper);
      for (const { tell } of waiting.filter((one) => one.ms === ms)) tell();
      waiting = waiting.filter((one) => one.ms !== ms);
      await clock.sleep(ms, signal);
      asleep.delete(sleeper);
    },
    async whenSleepingFor(ms) {
      if ([...asleep].some((sleeper) => sleeper.ms === ms)) return;
      await new Promise<void>((tell) => waiting.push({ ms, tell }));
    },
  };
}

export interface TestCrawl {
  crawler: Crawler;
  clock: WatchedClock;
  /** Messages of level warn. */
  warnings: string[];
}

/** A crawler without gaps and retries, unless asked for, on a manual clock. */
export function openTestCrawler(
  options: Partial<CrawlerOptions>,
  deps: { resolve?: Resolve; clock?: Clock } = {},
): TestCrawl {
  const clock = openWatchedClock();
  const warnings: string[] = [];
  const quiet = () => {};
  const logger: Logger = {
    debug: quiet,
    info: quiet,
    warn: (message) => warnings.push(message),
    error: quiet,
  };
  const crawler = openCrawler(
    {
      userAgent: 'HuiyingBot/0.1 (+https://www.qinghe.example/bot)',
      gapMs: 0,
      maxRetries: 0,
      ...options,
    },
    { clock, logger, ...deps },
  );
  return { crawler, clock, warnings };
}

/** A request for an article. */
export function article(url: string): PageRequest {
  return { url, sourceId: 'qinghe-news', role: 'article', page: 1 };
}

/** Crawls just these, and gives their outcomes as they came. */
export async function outcomesOf(
  crawler: Crawler,
  requests: readonly PageRequest[],
  signal: AbortSignal = new AbortController().signal,
): Promise<PageOutcome[]> {
  const outcomes: PageOutcome[] = [];
  await crawler.crawl(
    requests,
    async (outcome) => {
      outcomes.push(outcome);
      return [];
    },
    signal,
  );
  return outcomes;
}
