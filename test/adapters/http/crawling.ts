import { onTestFinished } from 'vitest';
import { openCrawler, type CrawlerOptions } from '../../../src/adapters/http/crawler.ts';
import type { Resolve } from '../../../src/adapters/http/address-guard.ts';
import type { Crawler, PageOutcome, PageRequest } from '../../../src/ports/crawler.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import { openLoopbackSite, type LoopbackSite, type Route } from '../../support/loopback-site.ts';
import { openManualClock, type ManualClock } from '../../support/manual-clock.ts';

interface TestCrawl {
  crawler: Crawler;
  clock: ManualClock;
  /** Messages of level warn. */
  warnings: string[];
}

/** A crawler without gaps and retries, unless asked for, on a manual clock; closed when the test ends. */
export function openTestCrawler(
  options: Partial<CrawlerOptions>,
  deps: { resolve?: Resolve } = {},
): TestCrawl {
  const clock = openManualClock();
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
  onTestFinished(() => crawler.close());
  return { crawler, clock, warnings };
}

/** A loopback site that is closed when the test ends. */
export async function openSite(routes: Record<string, Route>): Promise<LoopbackSite> {
  const site = await openLoopbackSite(routes);
  onTestFinished(() => site.close());
  return site;
}

/** A loopback site and a crawler that may crawl it. */
export async function openCrawledSite(
  routes: Record<string, Route>,
  options: Partial<CrawlerOptions> = {},
): Promise<{ site: LoopbackSite; page: (path: string) => PageRequest } & TestCrawl> {
  const site = await openSite(routes);
  const crawl = openTestCrawler({ allow: [site.host], ...options });
  return { site, page: (path) => article(site.origin + path), ...crawl };
}

/** A route that answers with this status. */
export function answering(
  status: number,
  headers: Record<string, string> = {},
  body: string | Uint8Array = '',
): Route {
  return (_request, response) => void response.writeHead(status, headers).end(body);
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

/** Crawls just this, and gives what came of it. */
export async function outcomeOf(
  crawler: Crawler,
  request: PageRequest,
): Promise<PageOutcome | undefined> {
  const [outcome] = await outcomesOf(crawler, [request]);
  return outcome;
}
