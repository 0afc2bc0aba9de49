import { minuteMs, type Instant } from '../../domain/time.ts';

/** Nobody is asked more often than this, however busy the column. */
const shortestMs = 5 * minuteMs;
/** A host that wants pauses makes looks long: at most a fifth of the time is spent asking it. */
const restPerLook = 4;
const keptMoments = 20;
const fewestMoments = 3;

/** What the next visit of a source is timed by. */
export interface Rhythm {
  /** When its entries came, newest first, each moment once. */
  moments: readonly Instant[];
  /** The configured promise: it is looked at no less often than this. */
  everyMs: number;
  /** How long the look took, pauses for Crawl-delay included. */
  lookMs: number;
  /** What the server asked for with Retry-After; 0 for nothing. */
  retryAfterMs: number;
}

/**
 * Milliseconds from `now` to the next visit of a source that could be read: half of the usual gap between two entries
 * (the median), or half of the present silence where that is longer, so that an entry waits a quarter of a gap on
 * average and a sleeping column is left in peace. Never under 5 minutes or four times the last look, never over
 * `everyMs`, and only Retry-After may stretch that. Fewer than three known moments mean `everyMs`.
 */
export function nextVisitInMs(rhythm: Rhythm, now: Instant): number {
  const { moments, everyMs, lookMs, retryAfterMs } = rhythm;
  const [newest] = moments;
  const gaps = moments.slice(1).map((moment, i) => (moments[i] ?? moment) - moment);
  const halfGapMs =
    newest === undefined || moments.length < fewestMoments
      ? everyMs
      : Math.max(median(gaps), now - newest) / 2;
  const wantedMs = Math.max(halfGapMs, shortestMs, restPerLook * lookMs);
  return Math.round(Math.max(Math.min(wantedMs, everyMs), retryAfterMs));
}

/** The newest 20 moments of both, newest first; several entries of one moment count once, future ones not at all. */
export function joinMoments(
  known: readonly Instant[],
  found: readonly Instant[],
  now: Instant,
): Instant[] {
  const distinct = new Set([...known, ...found].filter((moment) => moment <= now));
  return [...distinct].sort((one, other) => other - one).slice(0, keptMoments);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
