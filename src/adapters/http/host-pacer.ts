import type { Clock } from '../../ports/clock.ts';

/** Who may be asked when: a gap between two requests to a host, few at once, longer pauses on request. */
export interface HostPacer {
  /** Ms until the host may be asked; 0 = now, Infinity = when one of its requests ends. */
  waitMs(host: string): number;
  /** Counts a request as begun: it uses up the host's turn. */
  begin(host: string): void;
  end(host: string): void;
  /** The request that took the last turn was not made after all: the turn is free again. */
  giveBack(host: string): void;
  /** Waits for the host's turn and uses it up, for the hops of a request that has already begun. */
  takeTurn(host: string, signal: AbortSignal): Promise<void>;
  /** What robots.txt asks for, 0 for nothing. Until it is known, one request at a time goes to the host. */
  learnCrawlDelay(host: string, ms: number): void;
  /** Keeps the host unasked for this long, as Retry-After or a failure wants. */
  pause(host: string, ms: number): void;
  /** Calls back whenever a host may have become free, until the returned function is called. */
  onFreed(listener: () => void): () => void;
}

interface Host {
  /** In monotonic ms, all of them. */
  lastBegunAt: number;
  begunBeforeAt: number;
  pausedUntil: number;
  inFlight: number;
  crawlDelayMs?: number;
}

const tidyAbove = 1000;

/** All crawls of a process share one pacer; hosts are `host[:port]`, IP addresses included. */
export function openHostPacer(
  options: { gapMs: number; perHostConcurrency: number },
  clock: Clock,
): HostPacer {
  const hosts = new Map<string, Host>();
  const listeners = new Set<() => void>();

  const hostOf = (name: string): Host => {
    const known = hosts.get(name);
    if (known !== undefined) return known;
    if (hosts.size >= tidyAbove) forgetIdleHosts();
    const fresh = {
      lastBegunAt: -Infinity,
      begunBeforeAt: -Infinity,
      pausedUntil: -Infinity,
      inFlight: 0,
    };
    hosts.set(name, fresh);
    return fresh;
  };
  const readyAt = (host: Host) =>
    Math.max(host.lastBegunAt + Math.max(options.gapMs, host.crawlDelayMs ?? 0), host.pausedUntil);
  const untilReadyMs = (host: Host) => Math.max(0, readyAt(host) - clock.monotonicMs());

  function forgetIdleHosts(): void {
    for (const [name, host] of hosts)
      if (host.inFlight === 0 && untilReadyMs(host) === 0) hosts.delete(name);
  }

  const tell = () => {
    for (const listener of listeners) listener();
  };

  // A Crawl-delay asks for one request after the other, whatever we would do otherwise.
  const limitOf = (host: Host) => (host.crawlDelayMs === 0 ? options.perHostConcurrency : 1);

  return {
    waitMs(name) {
      const host = hosts.get(name);
      if (host === undefined) return 0;
      return host.inFlight >= limitOf(host) ? Infinity : untilReadyMs(host);
    },
    begin(name) {
      const host = hostOf(name);
      host.inFlight += 1;
      host.begunBeforeAt = host.lastBegunAt;
      host.lastBegunAt = clock.monotonicMs();
    },
    end(name) {
      hostOf(name).inFlight -= 1;
      tell();
    },
    giveBack(name) {
      const host = hostOf(name);
      host.lastBegunAt = host.begunBeforeAt;
    },
    async takeTurn(name, signal) {
      const host = hostOf(name);
      while (!signal.aborted && untilReadyMs(host) > 0)
        await clock.sleep(untilReadyMs(host), signal);
      host.lastBegunAt = clock.monotonicMs();
    },
    learnCrawlDelay(name, ms) {
      const host = hostOf(name);
      // The first page goes out only now: its turn began while robots.txt was read.
      if (host.crawlDelayMs === undefined) host.lastBegunAt = clock.monotonicMs();
      const isNews = host.crawlDelayMs !== ms;
      host.crawlDelayMs = ms;
      if (isNews) tell();
    },
    pause(name, ms) {
      const host = hostOf(name);
      host.pausedUntil = Math.max(host.pausedUntil, clock.monotonicMs() + ms);
    },
    onFreed(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
