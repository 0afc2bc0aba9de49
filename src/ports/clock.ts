import type { Instant } from '../domain/time.ts';

/** Time, wall and monotonic. Nothing else in the program asks what time it is. */
export interface Clock {
  now(): Instant;
  /** Milliseconds that only ever grow, whatever happens to the wall clock. */
  monotonicMs(): number;
  /** Resolves after `ms` of this clock's time, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
