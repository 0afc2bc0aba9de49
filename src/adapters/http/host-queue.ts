import { Request, type IRequestList } from '@crawlee/basic';
import { AppError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PageRequest } from '../../ports/crawler.ts';
import type { HostPacer } from './host-pacer.ts';

/** A request that was handed out. */
export interface Claim {
  page: PageRequest;
  host: string;
  /** The host wants to be left alone for this long, longer than a crawl waits: the request is not to be made. */
  pausedMs?: number;
}

/** The requests of one crawl, waiting per host. */
export interface HostQueue extends IRequestList {
  /** Takes requests; one for the same source, role and address as before is dropped. */
  add(pages: readonly PageRequest[]): void;
  claimOf(request: Request): Claim;
  /** Drops what waits and hands out nothing more. */
  stop(): void;
}

interface Waiting {
  page: PageRequest;
  /** Crawlee's own record of an earlier attempt. */
  request?: Request;
}

/**
 * The queue between Crawlee and the pacer. Crawlee's RequestQueue knows no hosts: what must wait would hold one of its
 * concurrency slots, or be fetched and reclaimed over and over (`sameDomainDelaySecs` does so for every waiting request
 * in every round, and has no delay for IP addresses). Here a request is handed out only when its host's turn has come,
 * so a slow host keeps nobody else from working, and nothing is polled: when all hosts must wait, one alarm is set for
 * the first of them. Plugged in as `requestList`, because 3.18.1 rejects its own option `requestManager`.
 */
export function openHostQueue(
  options: { maxPauseMs: number },
  deps: { clock: Clock; pacer: HostPacer; wake: () => void },
): HostQueue {
  const { clock, pacer, wake } = deps;
  // A Set per host, because its first member leaves in constant time.
  const waiting = new Map<string, Set<Waiting>>();
  const claims = new Map<Request, Claim>();
  const seen = new Set<string>();
  let handled = 0;
  let isStopped = false;
  let alarm = { at: Infinity, off: new AbortController() };

  function put(host: string, entry: Waiting): void {
    const line = waiting.get(host);
    if (line === undefined) waiting.set(host, new Set([entry]));
    else line.add(entry);
  }

  /** The first host that may be asked now, or is paused for longer than we wait. */
  function readyHost(): { host: string; waitMs: number } | undefined {
    let soonestMs = Infinity;
    for (const host of waiting.keys()) {
      const waitMs = pacer.waitMs(host);
      if (waitMs <= 0 || (waitMs > options.maxPauseMs && waitMs !== Infinity))
        return { host, waitMs };
      soonestMs = Math.min(soonestMs, waitMs);
    }
    if (soonestMs !== Infinity) setAlarm(soonestMs);
    return undefined;
  }

  function setAlarm(ms: number): void {
    const at = clock.monotonicMs() + ms;
    if (at >= alarm.at) return;
    alarm.off.abort();
    const off = new AbortController();
    alarm = { at, off };
    void ring(ms, off.signal);
  }

  async function ring(ms: number, off: AbortSignal): Promise<void> {
    await clock.sleep(ms, off);
    if (off.aborted) return;
    alarm.at = Infinity;
    wake();
  }

  function take(host: string): Waiting | undefined {
    const line = waiting.get(host);
    const [first] = line ?? [];
    if (line === undefined || first === undefined) return undefined;
    line.delete(first);
    // To the end, so that hosts take turns.
    waiting.delete(host);
    if (line.size > 0) waiting.set(host, line);
    return first;
  }

  return {
    inProgress: new Set(),
    add(pages) {
      if (isStopped) return;
      for (const page of pages) {
        const key = `${page.sourceId} ${page.role} ${page.url.split('#', 1)[0]}`;
        if (seen.has(key)) continue;
        seen.add(key);
        put(hostOf(page), { page });
      }
      wake();
    },
    claimOf(request) {
      const claim = claims.get(request);
      if (claim === undefined) throw new AppError('not-found', `${request.url} was not handed out`);
      return claim;
    },
    stop() {
      isStopped = true;
      waiting.clear();
      alarm.off.abort();
      wake();
    },
    async fetchNextRequest() {
      const ready = readyHost();
      const entry = ready === undefined ? undefined : take(ready.host);
      if (ready === undefined || entry === undefined) return null;
      const { host, waitMs } = ready;
      const request =
        entry.request ?? new Request({ url: entry.page.url, uniqueKey: String(seen.size) });
      const isPaused = waitMs > 0;
      if (!isPaused) pacer.begin(host);
      claims.set(request, { page: entry.page, host, ...(isPaused ? { pausedMs: waitMs } : {}) });
      return request;
    },
    async markRequestHandled(request) {
      handled += 1;
      claims.delete(request);
    },
    async reclaimRequest(request) {
      const { host, page } = this.claimOf(request);
      claims.delete(request);
      if (!isStopped) put(host, { page, request });
      wake();
    },
    isEmpty: async () => readyHost() === undefined,
    isFinished: async () => waiting.size === 0 && claims.size === 0,
    length: () => seen.size,
    handledCount: () => handled,
    persistState: async () => {},
    async *[Symbol.asyncIterator]() {
      let next = await this.fetchNextRequest();
      while (next !== null) {
        yield next;
        next = await this.fetchNextRequest();
      }
    },
  };
}

function hostOf({ url }: PageRequest): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
