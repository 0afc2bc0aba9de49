import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { eight, grave, hours, minutes, openFile, people } from './office.ts';

const duty = (subject: string, startedAt = eight) =>
  ({ kind: 'register-duty', clock: 'C7', subject, startedAt }) as const;

describe('what is due after a standstill', () => {
  it('goes out in the order of its times, steps and breaches of all clocks together', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(7);
    const events = file.fire();
    const at = events.map((event) =>
      event.kind === 'step-fired'
        ? event.scheduledFor
        : event.kind === 'breach-recorded'
          ? event.breach.dueAt + 1
          : 0,
    );
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(events.map(({ kind }) => kind)).toContain('breach-recorded');
    expect(file.fire()).toEqual([]);
  });

  it('numbers the breaches in the order in which they came due, each told as found late', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(25);
    file.fire();
    expect(
      file.case.breaches.map(({ id, clockId, retroactive }) => [id, clockId, retroactive]),
    ).toEqual([
      ['b1', 'C5/1/1', false],
      ['b2', 'C1/1/1', false],
      ['b3', 'C2/1/1', false],
    ]);
    file.give(people.handler, duty('甲'));
    file.now = eight + hours(24 * 60);
    file.fire();
    expect(file.case.breaches.at(-1)?.id).toBe('b4');
  });

  it('is nothing while the case rests', () => {
    const file = openFile();
    file.give(people.analyst, { kind: 'merge-into', targetId: 'case-9', reason: '同一事项' });
    file.now = eight + hours(500);
    expect(file.fire()).toEqual([]);
    expect(file.case.breaches).toEqual([]);
  });
});

describe('acknowledging', () => {
  it('is of one step, by name and time, once', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(4.5);
    file.fire();
    const acknowledge = (step: number) =>
      ({ kind: 'acknowledge', clockId: 'C1/1/1', step }) as const;
    file.give(people.handler, acknowledge(1));
    const at = file.now;
    expect(file.clock('C1')?.fired.map(({ step, acknowledged }) => [step, acknowledged])).toEqual([
      [0, undefined],
      [1, { at, by: { id: people.handler.id, name: people.handler.name } }],
    ]);
    file.now += minutes(1);
    expect(file.give(people.handler, acknowledge(1))).toEqual([]);
    expect(file.attempt(people.leader, acknowledge(2))).toMatchObject({
      reason: 'step-not-fired',
      message: expect.stringContaining('5小时权威信息'),
    });
    expect(file.attempt(people.leader, { ...acknowledge(1), clockId: 'C9/9/9' })).toMatchObject({
      reason: 'step-not-fired',
      message: expect.stringContaining('C9/9/9'),
    });
  });

  it('is not of a step that was passed over', () => {
    const file = openFile();
    file.now = eight + hours(4.5);
    file.give(people.analyst, grave);
    const passed = { kind: 'acknowledge', clockId: 'C1/1/1', step: 0 } as const;
    expect(file.attempt(people.leader, passed)).toMatchObject({ reason: 'step-not-fired' });
  });
});

describe('a new holiday notice', () => {
  const withHoliday = buildCalendar([
    { year: 2026, amendment: 0, notice: '测试', days: { '2026-11-25': 'off' } },
  ]);
  const update = { kind: 'update-calendar' } as const;

  it('counts running working days anew, says so, and leaves hours and closed clocks alone', () => {
    const file = openFile();
    file.give(people.handler, duty('甲'));
    file.give(people.handler, duty('乙'));
    const met = { clock: 'C7', subject: '乙', at: file.now, evidence: '公报' } as const;
    file.give(people.handler, { kind: 'fulfil-duty', ...met });
    const before = file.case.clocks;
    const events = file.give(people.system, update, { calendar: withHoliday });
    expect(events).toMatchObject([{ kind: 'clock-moved', clockId: 'C7.甲/1/1' }]);
    const [hourly, first, second] = file.case.clocks;
    expect(hourly).toEqual(before[0]);
    // from Friday to Monday
    expect(first?.dueAt).toBe((before[1]?.dueAt ?? 0) + hours(72));
    expect(second).toEqual(before[2]);
    expect(file.give(people.system, update, { calendar: withHoliday })).toEqual([]);
  });

  it('that only confirms what was provisional is news too', () => {
    const file = openFile();
    const bare = buildCalendar([]);
    file.give(people.handler, duty('甲'), { calendar: bare });
    expect(file.clock('C7')?.provisional).toBe(true);
    const events = file.give(people.system, update);
    expect(events).toHaveLength(1);
    expect(file.clock('C7')?.provisional).toBe(false);
  });

  it('passes over the steps that it puts behind', () => {
    const file = openFile();
    file.give(people.handler, duty('甲'), { calendar: withHoliday });
    const clock = file.clock('C7')!;
    // half of the way with the holiday; later than half without it
    file.now = clock.anchor + (clock.dueAt - clock.anchor) * 0.83;
    expect(file.case.clocks.find(({ id }) => id === clock.id)?.fired).toEqual([]);
    file.give(people.system, update);
    expect(file.clock('C7')?.fired).toEqual([{ step: 0, times: 0, lastAt: file.now }]);
    file.fire();
    expect(file.clock('C7')?.fired.map(({ step, times }) => [step, times])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});
