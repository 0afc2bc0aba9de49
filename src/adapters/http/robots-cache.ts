import { isAllowed, crawlDelayMs, parseRobots, robotsMaxBytes } from '../../domain/robots.ts';
import { dayMs } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { GuardedFetch } from './guarded-fetch.ts';

/** What an origin's robots.txt means for us. */
export type RobotsAnswer =
  | { kind: 'read'; crawlDelayMs: number; allows(url: URL): boolean }
  /** RFC 9309 2.3.1.4: while it cannot be read, nothing may be fetched. */
  | { kind: 'unreadable'; reason: string }
  /** No connection at all: the host is down or does not exist. */
  | { kind: 'unreachable'; reason: string }
  | { kind: 'guarded'; reason: string };

export interface RobotsCache {
  /** The answer for the URL's origin, fetched when unknown or too old; concurrent callers share one fetch. */
  of(url: URL): Promise<RobotsAnswer>;
}

export interface RobotsOptions {
  /** Our product token, as robots.txt files name it. */
  product: string;
  timeoutMs: number;
  /** How long an unreadable or unreachable robots.txt is not asked for again. */
  retryMs: number;
  /** When there is no connection at all; the delay doubles with each retry. */
  maxRetries: number;
  retryDelayMs: number;
  /** A longer Crawl-delay counts as this. */
  maxCrawlDelayMs: number;
  /** Ends all fetching. */
  signal: AbortSignal;
}

const maxRedirects = 5;
const maxOrigins = 1000;

interface Entry {
  answer: Promise<RobotsAnswer>;
  /** In monotonic ms. */
  staleAt: number;
}

/** Remembers each origin's robots.txt for at most 24 hours. */
export function openRobotsCache(
  options: RobotsOptions,
  deps: { clock: Clock; logger: Logger; fetcher: GuardedFetch },
): RobotsCache {
  const { clock, logger, fetcher } = deps;
  const known = new Map<string, Entry>();

  /** A page is retried after network trouble; so is what comes before it. */
  async function lookPatiently(origin: string): Promise<RobotsAnswer> {
    for (let retry = 0; ; retry += 1) {
      const answer = await look(origin);
      const isHopeless = retry === options.maxRetries || options.signal.aborted;
      if (answer.kind !== 'unreachable' || isHopeless) return answer;
      await clock.sleep(options.retryDelayMs * 2 ** retry, options.signal);
    }
  }

  async function look(origin: string): Promise<RobotsAnswer> {
    let url = new URL('/robots.txt', origin);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const result = await fetcher.fetch({
        url,
        headers: {},
        maxBytes: robotsMaxBytes,
        headerTimeoutMs: options.timeoutMs,
        totalTimeoutMs: options.timeoutMs,
        signal: options.signal,
      });
      if (result.kind === 'guarded') return result;
      if (result.kind === 'aborted') return { kind: 'unreachable', reason: 'crawler closed' };
      if (result.kind === 'failed')
        return {
          kind: result.isTimeout ? 'unreadable' : 'unreachable',
          reason: `robots.txt: ${result.reason}`,
        };
      const { status, headers, body } = result;
      const location = headers['location'] ?? '';
      if (status < 300 || status > 399 || !URL.canParse(location, url.href))
        return judge(origin, status, body);
      url = new URL(location, url);
    }
    // RFC 9309 2.3.1.2: after five redirects it may count as unavailable.
    return readAs(origin, '');
  }

  function judge(origin: string, status: number, body: Uint8Array): RobotsAnswer {
    if (status >= 500)
      return { kind: 'unreadable', reason: `robots.txt: server answered ${status}` };
    // RFC 9309 2.3.1.3: where there is none, all is allowed.
    return readAs(origin, status >= 200 && status <= 299 ? new TextDecoder().decode(body) : '');
  }

  function readAs(origin: string, text: string): RobotsAnswer {
    const policy = parseRobots(text);
    const askedMs = crawlDelayMs(policy, options.product);
    if (askedMs > options.maxCrawlDelayMs)
      logger.warn('crawl delay capped', { origin, askedMs, usedMs: options.maxCrawlDelayMs });
    return {
      kind: 'read',
      crawlDelayMs: Math.min(askedMs, options.maxCrawlDelayMs),
      allows: (url) => isAllowed(policy, options.product, url.href),
    };
  }

  function forgetOldest(): void {
    const [oldest] = known.keys();
    if (known.size >= maxOrigins && oldest !== undefined) known.delete(oldest);
  }

  async function setStaleAt(entry: Entry): Promise<void> {
    const { kind } = await entry.answer;
    entry.staleAt = clock.monotonicMs() + (kind === 'read' ? dayMs : options.retryMs);
  }

  return {
    of({ origin }) {
      const held = known.get(origin);
      if (held !== undefined && clock.monotonicMs() < held.staleAt) return held.answer;
      forgetOldest();
      const entry = { answer: lookPatiently(origin), staleAt: Infinity };
      known.set(origin, entry);
      void setStaleAt(entry);
      return entry.answer;
    },
  };
}
