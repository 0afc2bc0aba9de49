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
  const monotonicMs = () => (performance.now() - openedMonotonicMs) * acceleration;
  // an accelerated clock would make a jump of minutes of each small correction of the machine's time
  const passedMs = () => (acceleration === 1 ? Date.now() - openedAt : monotonicMs());
  return {
    now: () => Math.round(start + passedMs()),
    monotonicMs,
    async sleep(ms, signal) {
      try {
        await delay(ms / acceleration, undefined, signal ? { signal } : {});
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
  };
}
