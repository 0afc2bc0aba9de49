import type { Period } from '../domain/evaluation/department-scores.ts';
import type { Instant } from '../domain/time.ts';
import { statusOf } from './clock-view.ts';
import type { CountedCase, CountedClock } from './counted-case.ts';

/** One deadline that was kept or missed. */
export interface Promised<C> {
  one: C;
  clock: CountedClock;
  isMet: boolean;
}

/**
 * The deadlines that came to their end in the period: stopped, or past. One that is still running is in no
 * denominator, nor is one that was cancelled or went into another case in time.
 */
export function promisesOf<C extends Pick<CountedCase, 'stage' | 'clocks' | 'breaches'>>(
  cases: readonly C[],
  { from, to }: Period,
  now: Instant,
): Promised<C>[] {
  return cases.flatMap((one) =>
    one.clocks.flatMap((clock): Promised<C>[] => {
      const { state, dueAt } = clock;
      const endedAt = state.kind === 'stopped' ? Math.min(state.at, dueAt) : dueAt;
      if (endedAt < from || endedAt >= to) return [];
      const status = statusOf(clock, one, now);
      if (status === 'met') return [{ one, clock, isMet: true }];
      // what was missed before the case was merged stays missed
      const wasMissed = status === 'merged' && one.breaches.some((by) => by.clockId === clock.id);
      const isMissed = status === 'met-late' || status === 'overdue' || wasMissed;
      return isMissed ? [{ one, clock, isMet: false }] : [];
    }),
  );
}

/** Of so many promises, so many were kept. */
export function kept(promises: readonly Promised<unknown>[]): { met: number; of: number } {
  return { met: promises.filter(({ isMet }) => isMet).length, of: promises.length };
}
