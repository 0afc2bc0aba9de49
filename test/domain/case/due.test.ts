import { expect, it } from 'vitest';
import { dueOf } from '../../../src/domain/case/due.ts';
import { fromIso } from '../../../src/domain/time.ts';
import { shippedCalendar } from '../calendar/notices.ts';

const at = (text: string) => fromIso(`${text}+08:00`) ?? 0;
const due = (within: Parameters<typeof dueOf>[0], from: string) =>
  dueOf(within, at(from), shippedCalendar);

it('counts hours around the clock, over holidays and New Year, and is always sure of them', () => {
  expect(due({ hours: 5 }, '2026-10-01T22:00:00')).toEqual({
    dueAt: at('2026-10-02T03:00:00'),
    provisional: false,
  });
  expect(due({ hours: 48 }, '2026-12-31T08:00:00').provisional).toBe(false);
  expect(due({ hours: 0.5 }, '2026-11-20T08:00:00').dueAt).toBe(at('2026-11-20T08:30:00'));
});

it('is sure of a day of the year, whatever the notices cover', () => {
  expect(due({ until: '01-31' }, '2027-01-01T00:00:00')).toEqual({
    dueAt: at('2027-02-01T00:00:00'),
    provisional: false,
  });
});

it('counts working days by the notices, and says where they end', () => {
  expect(due({ workingDays: 20 }, '2026-11-20T09:00:00')).toEqual({
    dueAt: at('2026-12-19T00:00:00'),
    provisional: false,
  });
  expect(due({ workingDays: 20 }, '2026-12-04T09:00:00').provisional).toBe(true);
});
