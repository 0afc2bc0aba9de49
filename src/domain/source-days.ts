import { dayMs, hourMs, type Instant } from './time.ts';

/** What one day in Asia/Shanghai brought from a source. */
export interface SourceDay {
  /** Days since 1970-01-01. */
  day: number;
  looks: number;
  /** Looks whose entry had not changed (304, or the same bytes). */
  unchanged: number;
  items: number;
}

const keptDays = 70;
const comparedWeeks = 5;
const fewestComparable = 2;

/** The days with one more look added to the day of `at`; the newest 70 are kept. */
export function withLook(
  days: readonly SourceDay[],
  at: Instant,
  look: { unchanged: number; items: number },
): SourceDay[] {
  const today = soFarOn(days, at);
  const { day } = today;
  const grown = {
    day,
    looks: today.looks + 1,
    unchanged: today.unchanged + look.unchanged,
    items: today.items + look.items,
  };
  return [...days.filter((one) => one.day !== day), grown].slice(-keptDays);
}

/** What the day of `at` has brought so far. */
export function soFarOn(days: readonly SourceDay[], at: Instant): SourceDay {
  const day = dayOf(at);
  return days.find((one) => one.day === day) ?? { day, looks: 0, unchanged: 0, items: 0 };
}

/**
 * Items that the same weekday usually brings: the mean of the last five before the day of `at`; `undefined` while
 * fewer than two are known. Holidays are not told from working days.
 */
export function usualItems(days: readonly SourceDay[], at: Instant): number | undefined {
  const today = dayOf(at);
  const comparable = days
    .filter(({ day }) => day < today && (today - day) % 7 === 0)
    .slice(-comparedWeeks);
  if (comparable.length < fewestComparable) return undefined;
  return comparable.reduce((sum, { items }) => sum + items, 0) / comparable.length;
}

/**
 * Items that would usually have come between two moments, by whole and part days. Only days up to `from` count as
 * usual: a long silence must not become the custom by which it is judged.
 */
export function usualItemsBetween(days: readonly SourceDay[], from: Instant, to: Instant): number {
  const before = days.filter(({ day }) => day <= dayOf(from));
  let sum = 0;
  for (let at = from; at < to; at = startOf(dayOf(at) + 1)) {
    const end = Math.min(to, startOf(dayOf(at) + 1));
    sum += ((usualItems(before, at) ?? 0) * (end - at)) / dayMs;
  }
  return sum;
}

const shanghaiOffsetMs = 8 * hourMs;

function dayOf(at: Instant): number {
  return Math.floor((at + shanghaiOffsetMs) / dayMs);
}

function startOf(day: number): Instant {
  return day * dayMs - shanghaiOffsetMs;
}
