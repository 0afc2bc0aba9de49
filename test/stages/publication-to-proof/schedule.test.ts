import { expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time.ts';
import { nextLookAt, nextRecheckAt } from '../../../src/stages/publication-to-proof/schedule.ts';
import { eight, openFile, toAnswer, toJudgment, toPublished } from '../../domain/case/office.ts';

it('looks every minute while a clock waits for the publication, then every five', () => {
  const file = toAnswer(toJudgment(openFile()), '重大');
  expect(nextLookAt(file.case, file.now, file.now)).toBe(file.now + minuteMs);
  const due = eight + 5 * hourMs;
  expect(nextLookAt(file.case, file.now, due - 1)).toBe(due - 1 + minuteMs);
  expect(nextLookAt(file.case, file.now, due)).toBe(due + 5 * minuteMs);
});

it('looks every five minutes where no clock waits', () => {
  const file = toAnswer(toJudgment(openFile()));
  toPublished(file);
  expect(nextLookAt(file.case, file.now, file.now)).toBe(file.now + 5 * minuteMs);
});

it('looks a last time after 72 hours', () => {
  const { case: current } = openFile();
  expect(nextLookAt(current, 0, 72 * hourMs - 1)).toBe(72 * hourMs);
  expect(nextLookAt(current, 0, 72 * hourMs)).toBeUndefined();
});

it('looks again each day for a year, and an hour after a portal that did not answer', () => {
  expect(nextRecheckAt(0, dayMs, true)).toBe(2 * dayMs);
  expect(nextRecheckAt(0, dayMs, false)).toBe(dayMs + hourMs);
  expect(nextRecheckAt(0, 365 * dayMs, true)).toBeUndefined();
});
