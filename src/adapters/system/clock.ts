import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';

/**
 * The machine's clock. With an acceleration of 60 a minute passes each second from the moment that it
 * is opened (demonstrations); 1 is real time.
 */
export function openSystemClock(options: { acceleration: number } = { acceleration: 1 }): Clock {
  const { acceleration } = options;
  const startWall = Date.now();
  const startMonotonic = performance.now();
  return {
    now: () => Math.round(startWall + (Date.now() - startWall) * acceleration),
    monotonicMs: () => (performance.now() - startMonotonic) * acceleration,
    async sleep(ms, signal) {
      try {
        await delay(ms / acceleration, undefined, signal ? { signal } : {});
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
  };
}
