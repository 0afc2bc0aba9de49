import {
  endOfWorkingDay,
  endOfYearDay,
  type WorkingCalendar,
} from '../calendar/working-calendar.ts';
import { hourMs, type Instant } from '../time.ts';
import type { CaseClock } from './deadline.ts';

/** When a time limit that counts from `anchor` ends: hours run 24×7, working days by the notices. */
export function dueOf(
  within: CaseClock['within'],
  anchor: Instant,
  calendar: WorkingCalendar,
): { dueAt: Instant; provisional: boolean } {
  if ('hours' in within)
    return { dueAt: Math.round(anchor + within.hours * hourMs), provisional: false };
  if ('until' in within) return { dueAt: endOfYearDay(anchor, within.until), provisional: false };
  const { dueAt, provisional } = endOfWorkingDay(calendar, anchor, within.workingDays);
  return { dueAt, provisional };
}
