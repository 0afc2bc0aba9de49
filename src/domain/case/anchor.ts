import type { Instant } from '../time.ts';
import type { Case } from './case.ts';

/** When the matter began for the hour clocks: the earliest known time, so that slow triage counts. */
export function anchorOf(current: Case): Instant {
  const own =
    current.reopenedFrom ??
    Math.min(current.occurredAt ?? Infinity, current.firstPublicAt, current.discoveredAt);
  const taken = current.absorbed
    .filter(({ state }) => state === 'absorbed')
    .map(({ anchor }) => anchor ?? Infinity);
  return Math.min(own, ...taken);
}
