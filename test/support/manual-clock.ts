import type { Clock } from '../../src/ports/clock.ts';

export interface ManualClock extends Clock {
  /** Moves wall and monotonic time forward and wakes the sleepers that are due. */
  advance(ms: number): void;
  /** Moves only the wall clock, as a wrong time server would. */
  jump(ms: number): void;
}

/** A clock that stands still until a test moves it. */
export function openManualClock(start = Date.UTC(2026, 10, 20, 0, 0, 0)): ManualClock {
  let wall = start;
  let monotonic = 0;
  let sleepers: { wakeAt: number; wake: () => void }[] = [];
  return {
    now: () => wall,
    monotonicMs: () => monotonic,
    sleep(ms, signal) {
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        sleepers.push({ wakeAt: monotonic + ms, wake: resolve });
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    },
    advance(ms) {
      wall += ms;
      monotonic += ms;
      const due = sleepers.filter((sleeper) => sleeper.wakeAt <= monotonic);
      sleepers = sleepers.filter((sleeper) => sleeper.wakeAt > monotonic);
      for (const sleeper of due) sleeper.wake();
    },
    jump(ms) {
      wall += ms;
    },
  };
}
