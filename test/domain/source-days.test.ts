import { describe, expect, it } from 'vitest';
import { soFarOn, usualItems, usualItemsBetween, withLook } from '../../src/domain/source-days.ts';
import type { SourceDay } from '../../src/domain/source-days.ts';
import { dayMs, hourMs } from '../../src/domain/time.ts';

/** Monday 2026-11-16, 00:00 in Shanghai. */
const monday = Date.UTC(2026, 10, 15, 16);

/** `items(i)` items on each of so many days before `monday`, i = 1 for Sunday. */
function history(count: number, items: (daysAgo: number) => number): SourceDay[] {
  let days: SourceDay[] = [];
  for (let ago = count; ago >= 1; ago -= 1)
    days = withLook(days, monday - ago * dayMs, { unchanged: 0, items: items(ago) });
  return days;
}

describe('the days of a source', () => {
  it('add up the looks of one day in Shanghai', () => {
    const first = withLook([], monday, { unchanged: 1, items: 0 });
    const both = withLook(first, monday + 23 * hourMs, { unchanged: 0, items: 4 });
    expect(soFarOn(both, monday + hourMs)).toMatchObject({ looks: 2, unchanged: 1, items: 4 });
    expect(soFarOn(both, monday - 1)).toMatchObject({ looks: 0 });
  });

  it('compare a day with the same weekday', () => {
    const days = history(35, (ago) => (ago % 7 === 0 ? 10 : 1));
    expect(usualItems(days, monday)).toBe(10);
    expect(usualItems(days, monday + dayMs)).toBe(1);
  });

  it('say nothing before two such weekdays are known', () => {
    expect(
      usualItems(
        history(13, () => 3),
        monday,
      ),
    ).toBeUndefined();
  });

  it('expect nothing of a weekend that never brings anything', () => {
    const days = history(35, (ago) => (ago % 7 === 1 || ago % 7 === 2 ? 0 : 8));
    const saturday = monday + 5 * dayMs;
    expect(usualItemsBetween(days, saturday, saturday + 2 * dayMs)).toBe(0);
    expect(usualItemsBetween(days, monday, monday + dayMs / 2)).toBeCloseTo(4);
  });

  it('do not take a silence for the custom by which it is judged', () => {
    let days = history(35, () => 2);
    for (let day = 0; day < 28; day += 1)
      days = withLook(days, monday + day * dayMs, { unchanged: 1, items: 0 });
    expect(usualItemsBetween(days, monday - 1, monday + 28 * dayMs)).toBeCloseTo(56, 0);
  });
});
