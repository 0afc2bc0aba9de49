import type { Clock } from '../../ports/clock.ts';
import type { PageRequest } from '../../ports/crawler.ts';
import type { AddressGuard } from './address-guard.ts';
import type { FetchResult, GuardedFetch } from './guarded-fetch.ts';
import type { HostPacer } from './host-pacer.ts';
import { final, outcomeOf, type Attempt } from './page-outcome.ts';
import type { RobotsCache } from './robots-cache.ts';

export interface PageLimits {
  maxBytes: number;
  headerTimeoutMs: number;
  totalTimeoutMs: number;
}

export interface PageFetch {
  /** Fetches one page, whose host's turn has come, and follows its redirects; `undefined` when aborted. */
  fetch(request: PageRequest, signal: AbortSignal): Promise<Attempt | undefined>;
}

const maxRedirects = 5;

/** Fetching as every page is fetched: each hop is checked by robots.txt and the address guard, and waits for its host. */
export function openPageFetch(
  limits: PageLimits,
  deps: {
    clock: Clock;
    guard: AddressGuard;
    fetcher: GuardedFetch;
    robots: RobotsCache;
    pacer: HostPacer;
  },
): PageFetch {
  const { clock, guard, fetcher, robots, pacer } = deps;

  /** Why the hop may not be made, or `undefined` when it may. */
  async function objection(request: PageRequest, url: URL): Promise<Attempt | undefined> {
    const reason = guard.refusal(url);
    if (reason !== undefined) return final({ kind: 'refused', request, by: 'guard', reason });
    const answer = await robots.of(url);
    switch (answer.kind) {
      case 'guarded':
        return final({ kind: 'refused', request, by: 'guard', reason: answer.reason });
      case 'unreadable':
        return final({ kind: 'refused', request, by: 'robots', reason: answer.reason });
      case 'unreachable':
        return final({ kind: 'failed', request, reason: answer.reason });
      case 'read':
        pacer.learnCrawlDelay(url.host, answer.crawlDelayMs);
        if (answer.allows(url)) return undefined;
        return final({ kind: 'refused', request, by: 'robots', reason: 'robots.txt disallows it' });
    }
    return answer satisfies never;
  }

  async function get(request: PageRequest, url: URL, isFirst: boolean, signal: AbortSignal) {
    // The conditions are about the address that was asked for, not about where it may lead today.
    const headers = isFirst ? conditionsOf(request) : {};
    if (!isFirst) await pacer.takeTurn(url.host, signal);
    return fetcher.fetch({ ...limits, url, headers, signal });
  }

  return {
    async fetch(request, signal) {
      if (!URL.canParse(request.url))
        return final({ kind: 'failed', request, reason: `not a web address: ${request.url}` });
      let url = new URL(request.url);
      for (let hop = 0; hop <= maxRedirects; hop += 1) {
        const objected = await unlessAborted(objection(request, url), signal);
        if (objected !== undefined && hop === 0) pacer.giveBack(url.host);
        if (objected !== undefined || signal.aborted) return objected;
        const result = await get(request, url, hop === 0, signal);
        if (result.kind === 'aborted') return undefined;
        if (result.kind === 'guarded')
          return final({ kind: 'refused', request, by: 'guard', reason: result.reason });
        if (result.kind === 'failed')
          return { outcome: { kind: 'failed', request, reason: result.reason }, isTransient: true };
        const target = redirectTarget(result, url);
        if (target === undefined) {
          const { maxBytes } = limits;
          return outcomeOf(request, result, { finalUrl: url.href, now: clock.now(), maxBytes });
        }
        url = target;
      }
      const reason = `more than ${maxRedirects} redirects`;
      return final({ kind: 'failed', request, reason });
    },
  };
}

function conditionsOf({ etag, lastModified }: PageRequest): Record<string, string> {
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

const redirects = new Set([301, 302, 303, 307, 308]);

function redirectTarget(
  { status, headers }: Extract<FetchResult, { kind: 'response' }>,
  from: URL,
): URL | undefined {
  const location = headers['location'];
  if (!redirects.has(status) || location === undefined || !URL.canParse(location, from.href))
    return undefined;
  return new URL(location, from);
}

/** The promise's value, or `undefined` as soon as the signal aborts. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  let giveUp = () => {};
  const gaveUp = new Promise<undefined>((resolve) => {
    giveUp = () => resolve(undefined);
  });
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([promise, gaveUp]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
