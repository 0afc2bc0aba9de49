import { setMaxListeners } from 'node:events';
import { BasicCrawler, type Request } from '@crawlee/basic';
import type { Clock } from '../../ports/clock.ts';
import type { PageOutcome, PageRequest } from '../../ports/crawler.ts';
import { crawleeConfiguration, crawleeOptions } from './crawlee-settings.ts';
import type { HostPacer } from './host-pacer.ts';
import { openHostQueue, type Claim } from './host-queue.ts';
import type { PageFetch } from './page-fetch.ts';
import { final, type Attempt } from './page-outcome.ts';

export interface CrawlRunOptions {
  maxConcurrency: number;
  maxPauseMs: number;
  maxRetries: number;
  retryDelayMs: number;
  /** Ends the run, as the signal of its caller does. */
  closing: AbortSignal;
}

export interface CrawlTask {
  seeds: readonly PageRequest[];
  visit: (outcome: PageOutcome) => Promise<readonly PageRequest[]>;
  signal: AbortSignal;
}

/** One crawl on a Crawlee engine of its own; keeps the promises of `Crawler.crawl`. */
export async function runCrawl(
  options: CrawlRunOptions,
  deps: { clock: Clock; pacer: HostPacer; pages: PageFetch },
  { seeds, visit, signal }: CrawlTask,
): Promise<void> {
  const { pacer, pages } = deps;
  const stop = new AbortController();
  setMaxListeners(0, stop.signal); // one for every request under way
  let broken: { error: unknown } | undefined;
  const wake = () => void engine.autoscaledPool?.notify();
  const queue = openHostQueue(options, { ...deps, wake });
  const engine = new BasicCrawler(
    {
      ...crawleeOptions(options.maxConcurrency),
      requestList: queue,
      maxRequestRetries: options.maxRetries,
      async requestHandler({ request }) {
        if ((await handle(request)) === 'again') throw new Error('to be retried');
      },
    },
    crawleeConfiguration(),
  );

  // Nothing may be thrown into Crawlee but the wish to retry: it would retry anything, and forget it in the end.
  async function handle(request: Request): Promise<'done' | 'again'> {
    try {
      const claim = queue.claimOf(request);
      const made = await attempt(claim);
      if (made === undefined || broken !== undefined) return 'done';
      const isLast = request.retryCount >= options.maxRetries || stop.signal.aborted;
      if (made.isTransient && !isLast) {
        pacer.pause(claim.host, options.retryDelayMs * 2 ** request.retryCount);
        return 'again';
      }
      queue.add(await visit(made.outcome));
    } catch (error) {
      broken ??= { error };
      end();
    }
    return 'done';
  }

  async function attempt(claim: Claim): Promise<Attempt | undefined> {
    if (claim.pausedMs !== undefined) return leftAlone(claim.page, claim.pausedMs);
    try {
      const made = await pages.fetch(claim.page, stop.signal);
      if (made?.outcome.kind === 'refused' && made.outcome.retryAfterMs !== undefined)
        pacer.pause(claim.host, made.outcome.retryAfterMs);
      return made;
    } finally {
      pacer.end(claim.host);
    }
  }

  function end(): void {
    stop.abort();
    queue.stop();
  }

  const endings = [signal, options.closing];
  for (const ending of endings) ending.addEventListener('abort', end, { once: true });
  const unlisten = pacer.onFreed(wake);
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
}

function leftAlone(request: PageRequest, retryAfterMs: number): Attempt {
  const reason = 'the server asked to be left alone for a while';
  return final({ kind: 'refused', request, by: 'server', reason, retryAfterMs });
}
