import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';

export interface SystemClockOptions {
  /** 1 is real time; 60 lets a minute pass each second (demonstrations). */
  acceleration: number;
  /** What the clock shows when it is opened; the machine's time by default. */
  startAt?: Instant;
}

/** The machine's clock, for demonstrations set and accelerated. */
export function openSystemClock({ acceleration, startAt }: SystemClockOptions): Clock {
  const openedAt = Date.now();
  const openedMonotonicMs = performance.now();
  const start = startAt ?? openedAt;
  return {
    now: () => Math.round(start + (Date.now() - openedAt) * acceleration),
    monotonicMs: () => (performance.now() - openedMonotonicMs) * acceleration,
    async sleep(ms, signal) {
      try {
        await delay(ms / acceleration, undefined, signal ? { signal } : {});
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
  };
}
