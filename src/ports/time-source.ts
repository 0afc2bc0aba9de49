import type { Instant } from '../domain/time.ts';

/** Somebody else's clock, asked only when ours is in doubt. */
export interface TimeSource {
  /** What it shows, to the second; `undefined` when it cannot be reached. Never rejects. */
  now(): Promise<Instant | undefined>;
}
