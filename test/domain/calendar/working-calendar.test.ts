import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildCalendar,
  endOfWorkingDay,
  endOfYearDay,
  isWorkingDay,
} from '../../../src/domain/calendar/working-calendar.ts';
import { dayMs, fromIso, shanghaiDay, shanghaiMinute } from '../../../src/domain/time.ts';
import { notices, shippedCalendar } from './notices.ts';

const noonOf = (day: string) => fromIso(`${day}T12:00:00+08:00`) ?? 0;

describe('the working calendar', () => {
  it.each([
    ['2026-01-30', '2026-03-05'],
    ['2026-02-06', '2026-03-12'],
    ['2026-04-03', '2026-05-07'],
    ['2026-04-30', '2026-06-01'],
    ['2026-09-18', '2026-10-22'],
    ['2026-09-20', '2026-10-23'],
    ['2026-11-20', '2026-12-18'],
  ])('counts 20 working days after %s to the end of %s', (start, end) => {
    const { day, dueAt, provisional } = endOfWorkingDay(shippedCalendar, noonOf(start), 20);
    expect(day).toBe(end);
    expect(shanghaiDay(dueAt - 1)).toBe(end);
    expect(shanghaiMinute(dueAt).slice(11)).toBe('00:00');
    expect(provisional).toBe(false);
  });

  it('says that 20 working days after 2026-12-04 are provisional (Nager#1075: holiday predictions served as fact)', () => {
    expect(endOfWorkingDay(shippedCalendar, noonOf('2026-12-04'), 20).provisional).toBe(true);
  });

  it('says that days before the first notice held are provisional', () => {
    expect(endOfWorkingDay(shippedCalendar, noonOf('2017-06-01'), 5).provisional).toBe(true);
  });

  it('is sure from the first day that the notices cover to the last, and of no day beside them', () => {
    expect(shippedCalendar.coveredFrom).toBe('2018-01-01');
    const isSure = (start: string, count: number) =>
      !endOfWorkingDay(shippedCalendar, noonOf(start), count).provisional;
    expect([isSure('2018-01-01', 5), isSure('2017-12-31', 5)]).toEqual([true, false]);
    // to Monday 28 December, and a day further
    expect([isSure('2026-12-25', 1), isSure('2026-12-25', 2)]).toEqual([true, false]);
  });

  it('covers no day at all without a notice', () => {
    expect(buildCalendar([])).toEqual({ coveredFrom: '', coveredUntil: '', days: new Map() });
  });

  it('works without any notice, and calls everything provisional', () => {
    const empty = buildCalendar([]);
    expect(endOfWorkingDay(empty, noonOf('2026-11-20'), 1)).toMatchObject({
      day: '2026-11-23',
      provisional: true,
    });
  });

  it('ends its cover before a missing year', () => {
    const gap = buildCalendar(notices.filter(({ year }) => year !== 2021));
    expect(gap.coveredUntil).toBe('2020-12-28');
  });

  it('leaves the days around New Year open until the next notice is held', () => {
    expect(shippedCalendar.coveredUntil).toBe('2026-12-28');
    expect(isWorkingDay(shippedCalendar, '2018-12-31')).toBe(false);
    expect(isWorkingDay(shippedCalendar, '2018-12-29')).toBe(true);
  });

  it('lets an amendment replace the notice of its year, whatever the order they are read in', () => {
    for (const read of [notices, [...notices].reverse()]) {
      const joined = buildCalendar(read);
      expect(isWorkingDay(joined, '2019-05-02')).toBe(false);
      expect(isWorkingDay(joined, '2020-02-01')).toBe(false);
      expect(isWorkingDay(joined, '2020-01-31')).toBe(false);
      expect(isWorkingDay(joined, '2020-02-03')).toBe(true);
    }
  });

  it('makes up working days only on weekends, and every holiday block is whole', () => {
    for (const [day, kind] of shippedCalendar.days) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      if (kind === 'work') expect([0, 6], day).toContain(weekday);
    }
  });

  it('gives a year 247 to 252 working days', () => {
    for (let year = 2018; year <= 2026; year += 1) {
      const first = noonOf(`${year}-01-01`);
      const days = Array.from({ length: 366 }, (_, index) => shanghaiDay(first + index * dayMs));
      const worked = days.filter(
        (day) => day.startsWith(`${year}`) && isWorkingDay(shippedCalendar, day),
      );
      expect(worked.length, `${year}`).toBeGreaterThanOrEqual(247);
      expect(worked.length, `${year}`).toBeLessThanOrEqual(252);
    }
  });

  it('never lets a later start end earlier, and counts exactly the working days between', () => {
    const start = integer({ min: noonOf('2018-02-01'), max: noonOf('2026-10-01') });
    assert(
      property(start, integer({ min: 1, max: 30 }), (from, count) => {
        const one = endOfWorkingDay(shippedCalendar, from, count);
        expect(endOfWorkingDay(shippedCalendar, from + dayMs, count).dueAt).toBeGreaterThanOrEqual(
          one.dueAt,
        );
        let worked = 0;
        for (let at = from + dayMs; shanghaiDay(at) <= one.day; at += dayMs)
          if (isWorkingDay(shippedCalendar, shanghaiDay(at))) worked += 1;
        expect(worked).toBe(count);
      }),
      { numRuns: 200 },
    );
  });

  it('ends a yearly duty with its day, in the next year once that day is over', () => {
    const during = fromIso('2026-01-31T23:59:59+08:00') ?? 0;
    expect(shanghaiMinute(endOfYearDay(during, '01-31'))).toBe('2026-02-01 00:00');
    expect(shanghaiMinute(endOfYearDay(during + 1000, '01-31'))).toBe('2027-02-01 00:00');
  });
});
