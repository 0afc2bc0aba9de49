import { secondMs, type Instant } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TimeSource } from '../../ports/time-source.ts';

const timeoutMs = 5 * secondMs;
// While in doubt the timer asks each second; the site is asked this often, and the time between is reckoned.
const askEveryMs = 30 * secondMs;

interface Answer {
  shown: Instant | undefined;
  askedAtMs: number;
}

/** The time that a web server writes into the `Date` header of any answer (RFC 9110, 6.6.1). */
export function openHttpTime(url: string, clock: Pick<Clock, 'monotonicMs'>): TimeSource {
  let last: Answer | undefined;
  return {
    async now() {
      const nowMs = clock.monotonicMs();
      if (last === undefined || nowMs - last.askedAtMs >= askEveryMs)
        last = { shown: await ask(url), askedAtMs: nowMs };
      return last.shown === undefined ? undefined : last.shown + nowMs - last.askedAtMs;
    },
  };
}

async function ask(url: string): Promise<Instant | undefined> {
  try {
    const response = await fetch(url, {
      method: 'HEAD',
      // the server's own time stands in its redirect too
      redirect: 'manual',
      headers: { 'cache-control': 'no-store' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const shown = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(shown) ? undefined : shown;
  } catch {
    return undefined;
  }
}
