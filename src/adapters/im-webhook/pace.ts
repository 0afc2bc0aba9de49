import type { Clock } from '../../ports/clock.ts';

/** Keeps a channel within its provider's limit. */
export interface Pace {
  /** Resolves at the next free turn, `gapMs` after the one before. */
  turn(): Promise<void>;
  /** Nothing is to be sent for so long, as the provider asked. */
  pause(ms: number): void;
  /** What is left of the pause; 0 for none. */
  pausedForMs(): number;
}

/** Turns and pauses on the monotonic clock; they are forgotten at the end of the process. */
export function openPace(gapMs: number, clock: Clock): Pace {
  let freeAt = -Infinity;
  let pausedUntil = -Infinity;
  return {
    async turn() {
      const now = clock.monotonicMs();
      const at = Math.max(now, freeAt);
      freeAt = at + gapMs;
      if (at > now) await clock.sleep(at - now);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.monotonicMs() + ms);
    },
    pausedForMs: () => Math.max(0, pausedUntil - clock.monotonicMs()),
  };
}
