import type { Case } from '../domain/case/case.ts';
import type { Period } from '../domain/evaluation/department-scores.ts';
import type { Instant } from '../domain/time.ts';
import { viewClock, type ClockView } from './clock-view.ts';

/** One deadline that was kept or missed. */
export interface Promised {
  one: Case;
  clock: ClockView;
  isMet: boolean;
}

/**
 * The deadlines that came to their end in the period: stopped, or past. One that is still running is in no
 * denominator, nor is one that was cancelled.
 */
export function promisesOf(cases: readonly Case[], { from, to }: Period, now: Instant): Promised[] {
  return cases.flatMap((one) =>
    one.clocks.flatMap((clock): Promised[] => {
      const { state, dueAt } = clock;
      const endedAt = state.kind === 'stopped' ? Math.min(state.at, dueAt) : dueAt;
      if (endedAt < from || endedAt >= to) return [];
      const view = viewClock(clock, one.breaches, now);
      if (view.status === 'met') return [{ one, clock: view, isMet: true }];
      const isMissed = view.status === 'met-late' || view.status === 'overdue';
      return isMissed ? [{ one, clock: view, isMet: false }] : [];
    }),
  );
}

/** Of so many promises, so many were kept. */
export function kept(promises: readonly Promised[]): { met: number; of: number } {
  return { met: promises.filter(({ isMet }) => isMet).length, of: promises.length };
}
