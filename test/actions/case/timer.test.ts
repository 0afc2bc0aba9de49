import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCaseByRule } from '../../../src/actions/case/open-case.ts';
import { execute } from '../../../src/actions/case/execute.ts';
import { openTimer } from '../../../src/actions/case/timer.ts';
import { updateCalendar } from '../../../src/actions/case/update-calendar.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/time.ts';
import { calendar, hours, minutes, people } from '../../domain/case/office.ts';
import { openDesk, storyOf } from './desk.ts';

let desk: ReturnType<typeof openDesk>;
beforeEach(async () => {
  desk = openDesk();
  await openCaseByRule(desk.deps, storyOf('flood', { severity: '重大' }));
});
afterEach(() => desk.close());

const onlyCase = async () => (await desk.cases.all(1))[0]!;

describe('the timer when the wall clock jumps', () => {
  it.each([secondMs, 10 * secondMs, 30 * secondMs])('goes on after %d ms', async (jump) => {
    const timer = openTimer(desk.deps);
    desk.clock.jump(jump);
    expect(await timer.round()).toMatchObject({ kind: 'fired' });
    desk.clock.jump(-jump);
    expect(await timer.round()).toMatchObject({ kind: 'fired' });
  });

  it.each([31 * secondMs, 5 * minuteMs, 3 * hourMs, dayMs, 30 * dayMs])(
    'tells nobody and records no breach after a jump of %d ms, forward or back',
    async (jump) => {
      const timer = openTimer(desk.deps);
      const before = await onlyCase();
      desk.clock.jump(jump);
      expect(await timer.round()).toEqual({ kind: 'held', driftMs: jump });
      desk.clock.jump(-2 * jump);
      expect(await timer.round()).toEqual({ kind: 'held', driftMs: -jump });
      expect(await onlyCase()).toEqual(before);
    },
  );

  it('goes on once the clock is right again, and fires what came due meanwhile', async () => {
    const timer = openTimer(desk.deps);
    desk.clock.jump(30 * dayMs);
    await timer.round();
    desk.clock.jump(-30 * dayMs);
    desk.clock.advance(hours(2));
    expect(await timer.round()).toMatchObject({ kind: 'fired', caseIds: [expect.any(String)] });
  });

  it('believes the wall clock when a second source shows the same time', async () => {
    const timer = openTimer({ ...desk.deps, secondSource: async () => desk.clock.now() });
    desk.clock.jump(hours(6));
    const round = await timer.round();
    expect(round).toMatchObject({ kind: 'fired', caseIds: [expect.any(String)] });
    expect((await onlyCase()).breaches.length).toBeGreaterThan(0);
  });

  it('does not believe it when the second source shows another, or is not to be reached', async () => {
    const truth = desk.clock.now();
    for (const secondSource of [async () => truth, async () => undefined]) {
      const timer = openTimer({ ...desk.deps, secondSource });
      desk.clock.jump(hours(6));
      expect(await timer.round()).toMatchObject({ kind: 'held' });
      desk.clock.jump(-hours(6));
    }
  });

  it('follows a slow drift without a doubt', async () => {
    const timer = openTimer(desk.deps);
    for (let round = 0; round < 100; round += 1) {
      desk.clock.advance(minutes(1));
      desk.clock.jump(secondMs);
      expect((await timer.round()).kind).toBe('fired');
    }
  });
});

describe('a new holiday notice', () => {
  it('moves the open working-day clocks of all cases, once', async () => {
    const { id } = await onlyCase();
    const duty = { kind: 'register-duty', clock: 'C7', subject: '办法' } as const;
    await execute(desk.deps, people.coordinator, {
      caseId: id,
      command: { ...duty, startedAt: desk.clock.now() },
    });
    const due = async () => (await onlyCase()).clocks.find(({ kind }) => kind === 'C7')?.dueAt ?? 0;
    const before = await due();
    const days = new Map([['2026-12-01', 'off' as const]]);
    const deps = { ...desk.deps, calendar: { ...calendar, days } };
    expect(await updateCalendar(deps)).toBe(1);
    expect(await updateCalendar(deps)).toBe(0);
    // from Friday over the weekend
    expect((await due()) - before).toBe(3 * dayMs);
  });
});
