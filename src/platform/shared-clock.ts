import { minuteMs, secondMs, type Instant } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

export interface SharedClock extends Clock {
  /** Ends the asking; twice is harmless. */
  close(): Promise<void>;
}

const askEveryMs = minuteMs;
/** The answer that came quickest is the truest. */
const asksAtOnce = 3;
/** A machine that differs by more has no time service, or the server has none. */
const notableMs = 5 * secondMs;

/**
 * The time of the server that all processes of an office share, so that they agree whatever their machines say:
 * the server's at the last asking, and from there the machine's monotonic time. Asked every minute; while nobody
 * answers it goes on by itself. Rejects with what the first asking does.
 */
export async function openSharedClock(
  own: Clock,
  ask: () => Promise<Instant>,
  logger: Pick<Logger, 'warn' | 'debug'>,
): Promise<SharedClock> {
  /** The server's time when monotonic time was nought. */
  let origin = await originNow(own, ask);
  const now = () => Math.round(origin + own.monotonicMs());
  const differenceMs = own.now() - now();
  if (Math.abs(differenceMs) > notableMs)
    logger.warn('the machine’s clock differs from the database’s, which counts', { differenceMs });

  async function askUntil(signal: AbortSignal): Promise<void> {
    for (;;) {
      await own.sleep(askEveryMs, signal);
      if (signal.aborted) return;
      try {
        origin = await originNow(own, ask);
      } catch (error) {
        // monotonic time is right for long; the stages tell what ails the server
        logger.debug('time not asked', { reason: String(error) });
      }
    }
  }

  const end = new AbortController();
  const asking = askUntil(end.signal);
  return {
    now,
    monotonicMs: own.monotonicMs,
    sleep: own.sleep,
    async close() {
      end.abort();
      await asking;
    },
  };
}

async function originNow(own: Clock, ask: () => Promise<Instant>): Promise<number> {
  let best = { tookMs: Infinity, origin: 0 };
  for (let asked = 0; asked < asksAtOnce; asked += 1) {
    const before = own.monotonicMs();
    const theirs = await ask();
    const tookMs = own.monotonicMs() - before;
    // read somewhere between question and answer
    if (tookMs < best.tookMs) best = { tookMs, origin: theirs - before - tookMs / 2 };
  }
  return best.origin;
}
