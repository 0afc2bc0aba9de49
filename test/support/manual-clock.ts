import type { Clock } from '../../src/ports/clock.ts';

export interface ManualClock extends Clock {
  /** Moves wall and monotonic time forward and wakes the sleepers that are due. */
  advance(ms: number): void;
  /** Moves only the wall clock, as a wrong time server would. */
  jump(ms: number): void;
  /** Resolves when somebody sleeps for exactly this long, at once when somebody does already. */
  whenSleepingFor(ms: number): Promise<void>;
}

interface Sleeper {
  ms: number;
  wakeAt: number;
  wake: () => void;
}

/** A clock that stands still until a test moves it. */
export function openManualClock(start = Date.UTC(2026, 10, 20, 0, 0, 0)): ManualClock {
  let wall = start;
  let monotonic = 0;
  let sleepers: Sleeper[] = [];
  let watchers: { ms: number; tell: () => void }[] = [];
  return {
    now: () => wall,
    monotonicMs: () => monotonic,
    sleep(ms, signal) {
      if (ms <= 0 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper: Sleeper = { ms, wakeAt: monotonic + ms, wake: resolve };
        sleepers.push(sleeper);
        const leave = () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          resolve();
        };
        signal?.addEventListener('abort', leave, { once: true });
        for (const { tell } of watchers.filter((one) => one.ms === ms)) tell();
        watchers = watchers.filter((one) => one.ms !== ms);
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
    whenSleepingFor(ms) {
      if (sleepers.some((sleeper) => sleeper.ms === ms)) return Promise.resolve();
      return new Promise((tell) => watchers.push({ ms, tell }));
    },
  };
}
