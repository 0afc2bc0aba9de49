import type { Case } from '../../domain/case/case.ts';
import { dayMs, hourMs, minuteMs, type Instant } from '../../domain/time.ts';

const giveUpAfterMs = 72 * hourMs;
/** How often a confirmed page is looked at again, and for how long. */
const recheckEveryMs = dayMs;
const recheckForMs = 365 * dayMs;
/** After a portal that gave no answer at all: that says nothing about the page. */
const unreadPauseMs = hourMs;

/**
 * When to look for the response again: every minute while a clock still waits for it, then every five minutes;
 * `undefined` once it was looked for during 72 hours.
 */
export function nextLookAt(current: Case, sentAt: Instant, now: Instant): Instant | undefined {
  const end = sentAt + giveUpAfterMs;
  if (now >= end) return undefined;
  const isAwaited = now < (publicationDueAt(current) ?? now);
  return Math.min(end, now + (isAwaited ? 1 : 5) * minuteMs);
}

/** When to look again at a page that was confirmed; `undefined` after a year. */
export function nextRecheckAt(
  confirmedAt: Instant,
  now: Instant,
  wasRead: boolean,
): Instant | undefined {
  if (now >= confirmedAt + recheckForMs) return undefined;
  return now + (wasRead ? recheckEveryMs : unreadPauseMs);
}

/** The latest of the running deadlines that a publication stops. */
function publicationDueAt({ clocks }: Case): Instant | undefined {
  const due = clocks
    .filter(({ kind, state }) => state.kind === 'running' && /^C[134]$/.test(kind))
    .map(({ dueAt }) => dueAt);
  return due.length === 0 ? undefined : Math.max(...due);
}
