import { hourMs, minuteMs, type Instant } from '../../domain/time.ts';
import type { OwedPage } from '../../ports/page-store.ts';

const firstPauseMs = 10 * minuteMs;
const growth = 3;
const maxFailures = 6;
/** A page that was given up is remembered this long, so that it is neither fetched again nor reported twice. */
const missedKeptMs = 90 * 24 * hourMs;

export interface FailedPage {
  url: string;
  sourceId: string;
  reason: string;
  /** Asking again would bring the same. */
  isHopeless: boolean;
  retryAfterMs?: number | undefined;
}

/**
 * The page after one more failure: asked for again after 10 min, 30 min, 1½, 4½ and 13½ hours, never before a
 * Retry-After has passed, and given up after the sixth failure.
 */
export function owedAfter(
  before: OwedPage | undefined,
  failed: FailedPage,
  now: Instant,
): OwedPage {
  const { url, sourceId, reason, isHopeless, retryAfterMs = 0 } = failed;
  const failures = (before?.failures ?? 0) + 1;
  const pauseMs = firstPauseMs * growth ** (failures - 1);
  const isMissed = isHopeless || failures >= maxFailures;
  return {
    url,
    sourceId,
    failures,
    reason,
    firstFailedAt: before?.firstFailedAt ?? now,
    nextTryAt: now + Math.max(pauseMs, retryAfterMs),
    ...(isMissed && { missedAt: before?.missedAt ?? now }),
  };
}

/** Whether the page is to be asked for again now. */
export function isDue({ missedAt, nextTryAt }: OwedPage, now: Instant): boolean {
  return missedAt === undefined && nextTryAt <= now;
}

/** Whether the page was given up so long ago that it may be forgotten. */
export function isForgotten({ missedAt }: OwedPage, now: Instant): boolean {
  return missedAt !== undefined && now - missedAt > missedKeptMs;
}
