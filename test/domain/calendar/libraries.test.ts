import { isWorkday as isChineseDaysWorkday } from 'chinese-days';
import { isWorkday } from 'chinese-workday';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../src/domain/calendar/working-calendar.ts';
import { dayMs, shanghaiDay } from '../../../src/domain/time.ts';
import { shippedCalendar } from './notices.ts';

const days: string[] = [];
for (let at = Date.UTC(2018, 0, 1); at < Date.UTC(2027, 0, 1); at += dayMs)
  days.push(shanghaiDay(at));

describe('the notices that we hold, beside two libraries', () => {
  it('agree with chinese-days on every day of 2018–2026', () => {
    const different = days.filter(
      (day) => isWorkingDay(shippedCalendar, day) !== isChineseDaysWorkday(day),
    );
    expect(different).toEqual([]);
  });

  // chinese-workday 1.16 misses New Year's Day 2018 (its table begins later), the extension of Spring
  // Festival 2020 (国办发明电〔2020〕1号), and takes 2023-01-03 for a holiday, which 国办发明电〔2022〕16号 is not
  it('differ from chinese-workday only where that library is wrong', () => {
    const different = days.filter((day) => isWorkingDay(shippedCalendar, day) !== isWorkday(day));
    expect(different).toEqual(['2018-01-01', '2020-01-31', '2020-02-01', '2023-01-03']);
  });

  it('know where they end, while both libraries count on without a word', () => {
    expect(shippedCalendar.coveredUntil < '2027-01-01').toBe(true);
    // National Day 2027 is a Friday: a holiday by law, a working day to a library without its notice
    expect(typeof isChineseDaysWorkday('2027-10-01')).toBe('boolean');
    expect(typeof isWorkday('2027-10-01')).toBe('boolean');
  });
});
