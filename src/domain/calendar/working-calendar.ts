import { z } from 'zod';
import { dayMs, fromShanghai, shanghaiDay, shanghaiParts, type Instant } from '../time.ts';

/** One yearly holiday notice of the State Council's General Office, as data. */
export const holidayNoticeSchema = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  /** 1 for the first change of the year's notice, as in 2019 and 2020. */
  amendment: z.number().int().min(0).default(0),
  /** Number of the notice, e.g. `国办发明电〔2025〕7号`. */
  notice: z.string().min(1),
  /** Days that differ from Monday–Friday; all others of the year follow the week. */
  days: z.record(z.iso.date(), z.enum(['work', 'off'])),
});
export type HolidayNotice = z.infer<typeof holidayNoticeSchema>;

/** Which days are worked, as far as notices are held. */
export interface WorkingCalendar {
  /** First and last day of the years covered without a gap, `YYYY-MM-DD`; empty without notices. */
  coveredFrom: string;
  coveredUntil: string;
  days: ReadonlyMap<string, 'work' | 'off'>;
}

/**
 * Joins notices; an amendment replaces single days of its year's first notice. Cover ends on 28 December
 * of the last year: the next notice may still move the days around New Year, as that for 2019 did.
 */
export function buildCalendar(notices: readonly HolidayNotice[]): WorkingCalendar {
  const ordered = [...notices].sort((a, b) => a.year - b.year || a.amendment - b.amendment);
  const days = new Map(ordered.flatMap((notice) => Object.entries(notice.days)));
  const years = new Set(ordered.map(({ year }) => year));
  const first = ordered[0]?.year;
  if (first === undefined) return { coveredFrom: '', coveredUntil: '', days };
  let last = first;
  while (years.has(last + 1)) last += 1;
  return { coveredFrom: `${first}-01-01`, coveredUntil: `${last}-12-28`, days };
}

/** Whether a day in Asia/Shanghai is worked; beyond `coveredUntil` only the week is known. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  const stated = calendar.days.get(day);
  if (stated !== undefined) return stated === 'work';
  const { weekday } = shanghaiParts(startOfDay(day));
  return weekday >= 1 && weekday <= 5;
}

/**
 * The end (24:00 Asia/Shanghai) of the n-th working day after the day of `start`, which is not counted.
 * `provisional` when it reaches beyond the notices held: then holidays may still move it.
 */
export function endOfWorkingDay(
  calendar: WorkingCalendar,
  start: Instant,
  count: number,
): { dueAt: Instant; day: string; provisional: boolean } {
  const startDay = shanghaiDay(start);
  let at = startOfDay(startDay);
  let left = count;
  while (left > 0) {
    at += dayMs;
    if (isWorkingDay(calendar, shanghaiDay(at))) left -= 1;
  }
  const day = shanghaiDay(at);
  return {
    dueAt: at + dayMs,
    day,
    provisional: startDay < calendar.coveredFrom || day > calendar.coveredUntil,
  };
}

/** The end (24:00 Asia/Shanghai) of a day of the year, `MM-DD`, on or after `start`. */
export function endOfYearDay(start: Instant, monthDay: string): Instant {
  const { year } = shanghaiParts(start);
  const due = startOfDay(`${year}-${monthDay}`) + dayMs;
  return due > start ? due : startOfDay(`${year + 1}-${monthDay}`) + dayMs;
}

function startOfDay(day: string): Instant {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return fromShanghai({ year, month, day: date }) ?? 0;
}
