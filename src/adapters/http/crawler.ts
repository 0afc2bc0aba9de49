import { setMaxListeners } from 'node:events';
import { minuteMs, secondMs } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Crawler } from '../../ports/crawler.ts';
import type { Logger } from '../../ports/logger.ts';
import { openAddressGuard, resolveWithSystem, type Resolve } from './address-guard.ts';
import { runCrawl } from './crawl-run.ts';
import { openGuardedFetch } from './guarded-fetch.ts';
import { openHostPacer } from './host-pacer.ts';
import { openPageFetch } from './page-fetch.ts';
import { openRobotsCache } from './robots-cache.ts';

const defaults = {
  /** Exceptions from the address guard: `host`, `host:port`, `[ipv6]:port` or a CIDR block. */
  allow: [] as readonly string[],
  gapMs: secondMs,
  perHostConcurrency: 1,
  maxConcurrency: 32,
  maxBytes: 8 * 1024 * 1024,
  headerTimeoutMs: 15 * secondMs,
  totalTimeoutMs: 30 * secondMs,
  robotsTimeoutMs: 10 * secondMs,
  /** An unreadable robots.txt is asked for again after this. */
  robotsRetryMs: 5 * minuteMs,
  maxCrawlDelayMs: minuteMs,
  /** A host that wants to be left alone for longer (Retry-After) is not waited for: its requests end as refused. */
  maxPauseMs: 2 * minuteMs,
  /** Of network trouble and 5xx. */
  maxRetries: 2,
  /** Before the first retry; doubles with each. */
  retryDelayMs: 2 * secondMs,
};

/** `userAgent` is sent as it is; what stands before its first `/` is the product that robots.txt may name. */
export type CrawlerOptions = { userAgent: string } & Partial<typeof defaults>;

export interface CrawlerDeps {
  clock: Clock;
  logger: Logger;
  /** The name service; by default the operating system's. */
  resolve?: Resolve;
}

/**
 * The polite crawler. Robots.txt, pace and connections are shared by all of its crawls, which may run at the same
 * time; a request of the same source, role and address is made once in a crawl. `crawl` rejects with what `visit`
 * threw, after the crawl has stopped.
 */
export function openCrawler(options: CrawlerOptions, deps: CrawlerDeps): Crawler {
  const settings = { ...defaults, ...options };
  const { clock, logger, resolve = resolveWithSystem } = deps;
  const closing = new AbortController();
  // every request under way listens; Node would take more than ten for a leak
  setMaxListeners(0, closing.signal);
  const guard = openAddressGuard(settings.allow, resolve);
  const fetcher = openGuardedFetch(
    // One connection more than pages at once, for robots.txt and redirects.
    { userAgent: settings.userAgent, connectionsPerHost: settings.perHostConcurrency + 1 },
    { clock, guard },
  );
  const pacer = openHostPacer(settings, clock);
  const robots = openRobotsCache(
    {
      product: settings.userAgent.split('/', 1)[0] ?? '',
      timeoutMs: settings.robotsTimeoutMs,
      retryMs: settings.robotsRetryMs,
      maxRetries: settings.maxRetries,
      retryDelayMs: settings.retryDelayMs,
      maxCrawlDelayMs: settings.maxCrawlDelayMs,
      signal: closing.signal,
    },
    { clock, logger, fetcher },
  );
  const pages = openPageFetch(settings, { clock, guard, fetcher, robots, pacer });

  return {
    crawl: (seeds, visit, signal) =>
      runCrawl(
        { ...settings, closing: closing.signal },
        { clock, pacer, pages },
        { seeds, visit, signal },
      ),
    async close() {
      closing.abort();
      await fetcher.close();
    },
  };
}
