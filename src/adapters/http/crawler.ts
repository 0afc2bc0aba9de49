import { BasicCrawler, type Request } from '@crawlee/basic';
import { minuteMs, secondMs } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Crawler } from '../../ports/crawler.ts';
import type { Logger } from '../../ports/logger.ts';
import { openAddressGuard, resolveWithSystem, type Resolve } from './address-guard.ts';
import { crawleeConfiguration, crawleeOptions } from './crawlee-settings.ts';
import { openGuardedFetch } from './guarded-fetch.ts';
import { openHostPacer } from './host-pacer.ts';
import { openHostQueue, type Claim } from './host-queue.ts';
import { openPageFetch } from './page-fetch.ts';
import { final, type Attempt } from './page-outcome.ts';
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

  async function attempt(claim: Claim, signal: AbortSignal): Promise<Attempt | undefined> {
    const { page: request, host, pausedMs: retryAfterMs } = claim;
    if (retryAfterMs !== undefined)
      return final({
        kind: 'refused',
        request,
        by: 'server',
        reason: 'the server asked to be left alone for a while',
        retryAfterMs,
      });
    try {
      const made = await pages.fetch(request, signal);
      if (made?.outcome.kind === 'refused' && made.outcome.retryAfterMs !== undefined)
        pacer.pause(host, made.outcome.retryAfterMs);
      return made;
    } finally {
      pacer.end(host);
    }
  }

  return {
    async crawl(seeds, visit, signal) {
      const stop = new AbortController();
      let broken: { error: unknown } | undefined;
      const queue = openHostQueue(settings, {
        clock,
        pacer,
        wake: () => void engine.autoscaledPool?.notify(),
      });
      const engine = new BasicCrawler(
        {
          ...crawleeOptions(settings.maxConcurrency),
          requestList: queue,
          maxRequestRetries: settings.maxRetries,
          async requestHandler({ request }) {
            if ((await handle(request)) === 'again') throw new Error('to be retried');
          },
        },
        crawleeConfiguration(),
      );
      // Nothing may be thrown into Crawlee but the wish to retry: it would retry anything, and forget it in the end.
      const handle = async (request: Request): Promise<'done' | 'again'> => {
        try {
          const claim = queue.claimOf(request);
          const made = await attempt(claim, stop.signal);
          if (made === undefined || broken !== undefined) return 'done';
          const isLast = request.retryCount >= settings.maxRetries || stop.signal.aborted;
          if (made.isTransient && !isLast) {
            pacer.pause(claim.host, settings.retryDelayMs * 2 ** request.retryCount);
            return 'again';
          }
          queue.add(await visit(made.outcome));
        } catch (error) {
          broken ??= { error };
          end();
        }
        return 'done';
      };
      const end = () => {
        stop.abort();
        queue.stop();
      };
      const endings = [signal, closing.signal];
      for (const ending of endings) ending.addEventListener('abort', end, { once: true });
      const unlisten = pacer.onEnd(() => void engine.autoscaledPool?.notify());
      queue.add(seeds);
      if (endings.some((ending) => ending.aborted)) end();
      try {
        await engine.run();
      } finally {
        unlisten();
        queue.stop();
        for (const ending of endings) ending.removeEventListener('abort', end);
      }
      if (broken !== undefined) throw broken.error;
    },

    async close() {
      closing.abort();
      await fetcher.close();
    },
  };
}
