import { secondMs, type Instant } from '../time.ts';

/** The wall clock and the monotonic clock, read together. */
export interface TimeReading {
  wall: Instant;
  monotonicMs: number;
}

/** Wall and monotonic time may part by this much before the wall clock is doubted. */
export const maxDriftMs = 30 * secondMs;

/** How far the wall clock has moved beside the monotonic one since the baseline; positive is ahead. */
export function driftSince(baseline: TimeReading, reading: TimeReading): number {
  return reading.wall - baseline.wall - (reading.monotonicMs - baseline.monotonicMs);
}

/**
 * Whether the wall clock may be believed: it has kept step with the monotonic clock, or a second source
 * shows the same time. While it may not, nobody is told and no breach is recorded; nothing is un-fired.
 */
export function isTrusted(
  baseline: TimeReading,
  reading: TimeReading,
  secondSource: Instant | undefined,
): boolean {
  if (Math.abs(driftSince(baseline, reading)) <= maxDriftMs) return true;
  return secondSource !== undefined && Math.abs(secondSource - reading.wall) <= maxDriftMs;
}
