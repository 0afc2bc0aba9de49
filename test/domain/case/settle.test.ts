import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../src/domain/case/events.ts';
import {
  eight,
  grave,
  hours,
  minutes,
  openFile,
  people,
  toAnswer,
  toEvaluation,
  toJudgment,
  toPublished,
} from './office.ts';

const report = { kind: 'report-upward', to: '市政府办', summary: '正在处置' } as const;
const movesIn = (events: readonly CaseEvent[]) =>
  events.flatMap((event) => (event.kind === 'clock-moved' ? [event] : []));

describe('a clock that is met before the timer has looked', () => {
  it('is in time at its due time itself, and leaves no breach', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(1);
    file.give(people.coordinator, report);
    expect(file.clock('C5')?.state).toMatchObject({ kind: 'stopped', at: eight + hours(1) });
    expect(file.case.breaches).toEqual([]);
  });

  it('is late a millisecond after, with the lateness that it had', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(1) + 1;
    file.give(people.coordinator, report);
    expect(file.case.breaches).toMatchObject([
      { id: 'b1', clockId: 'C5/1/1', retroactive: false, stoppedAt: file.now, lateByMs: 1 },
    ]);
    expect(file.clock('C5')?.state.kind).toBe('stopped');
  });

  it('ends its breach when the timer had recorded it, and records no second', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(2);
    file.fire();
    file.now += minutes(30);
    file.give(people.coordinator, report);
    expect(file.case.breaches).toMatchObject([
      { clockId: 'C5/1/1', stoppedAt: file.now, lateByMs: hours(1.5) },
    ]);
  });
});

describe('a matter that turns out to be grave', () => {
  it('late, has missed what already lies behind: breaches in order, still running', () => {
    const file = openFile();
    file.now = eight + hours(6);
    file.give(people.analyst, grave);
    expect(file.case.breaches).toMatchObject([
      { id: 'b1', clockId: 'C1/1/1', retroactive: true },
      { id: 'b2', clockId: 'C5/1/1', retroactive: true },
    ]);
    expect(file.case.breaches.every(({ stoppedAt }) => stoppedAt === undefined)).toBe(true);
    expect(file.clock('C1')?.state.kind).toBe('running');
  });

  it('exactly when authoritative information is due, has missed nothing of it', () => {
    const file = openFile();
    file.now = eight + hours(5);
    file.give(people.analyst, grave);
    expect(file.case.breaches.map(({ clockId }) => clockId)).toEqual(['C5/1/1']);
  });

  it('after it was answered, takes the publication for its clocks at once', () => {
    const file = toAnswer(toJudgment(openFile()));
    file.now = eight + hours(6);
    toPublished(file);
    file.now += hours(1);
    file.give(people.analyst, grave);
    expect(file.clock('C1')?.state).toMatchObject({ kind: 'stopped', at: eight + hours(6) });
    expect(file.case.breaches.find(({ clockId }) => clockId === 'C1/1/1')).toMatchObject({
      retroactive: true,
      stoppedAt: eight + hours(6),
      lateByMs: hours(1),
    });
  });

  it('asks nobody to claim what was claimed before', () => {
    const file = openFile();
    file.give(people.coordinator, { kind: 'assign', assignee: { id: 'u-zhu', name: '朱承办' } });
    file.give(people.handler, { kind: 'claim' });
    file.give(people.analyst, grave);
    expect(file.clock('C6')).toBeUndefined();
  });

  it('and then is not, leaves what was missed meanwhile as a breach', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(5);
    const lower = { ...grave, level: '一般', reason: '核实后不属重大' } as const;
    const events = file.give(people.leader, lower);
    expect(file.case.breaches).toMatchObject([{ clockId: 'C5/1/1', retroactive: false }]);
    const cancelled = events.flatMap((event) =>
      event.kind === 'clock-cancelled' ? [[event.clockId, event.reason]] : [],
    );
    expect(cancelled).toEqual([
      ['C1/1/1', '不再适用'],
      ['C2/1/1', '不再适用'],
      ['C5/1/1', '不再适用'],
    ]);
  });
});

describe('an earlier beginning', () => {
  it('moves the clocks that run from it, says why, and passes over no step that has fired', () => {
    const file = openFile();
    file.now = eight + hours(24);
    file.fire();
    const events = file.give(people.analyst, {
      kind: 'correct-times',
      occurredAt: eight - hours(20),
      reason: '群众提供时间',
    });
    // 44 of 48 hours: two steps lie behind, the first has fired
    expect(movesIn(events)).toMatchObject([
      {
        clockId: 'C3/1/1',
        dueAt: eight + hours(28),
        passedOver: [],
        reason: '发现更早的起算时间',
      },
    ]);
    expect(
      movesIn(file.give(people.analyst, { kind: 'set-priorities', priorities: ['P2'] })),
    ).toEqual([]);
  });

  it('comes with another case, and goes with it', () => {
    const file = openFile();
    const sourceId = 'case-rain';
    file.give(people.system, { kind: 'reserve-merge', sourceId });
    const taken = file.give(people.system, {
      kind: 'absorb',
      sourceId,
      itemIds: [],
      storyIds: [],
      anchor: eight - hours(2),
    });
    expect(movesIn(taken)).toMatchObject([
      { dueAt: eight + hours(46), reason: '发现更早的起算时间' },
    ]);
    const released = file.give(people.system, { kind: 'release', sourceId });
    expect(movesIn(released)).toMatchObject([
      { dueAt: eight + hours(48), reason: '撤销合并，恢复原起算时间' },
    ]);
  });
});

describe('the clocks of a case that leaves the office', () => {
  it('stop for a dismissed case', () => {
    const file = openFile();
    file.give(people.analyst, { kind: 'dismiss', reason: '与本单位无关' });
    file.give(people.coordinator, { kind: 'approve' });
    expect(file.case.stage).toBe('不予立案');
    expect(file.case.clocks.map(({ state }) => state.kind)).toEqual(['cancelled']);
  });

  it('stand still in a merged case', () => {
    const file = openFile();
    file.give(people.analyst, { kind: 'merge-into', targetId: 'case-rain', reason: '同一事件' });
    expect(file.case.stage).toBe('已合并');
    expect(file.case.clocks.map(({ state }) => state.kind)).toEqual(['running']);
  });
});

it.each(['C7', 'C10'] as const)('carries a duty of kind %s over into the next cycle', (clock) => {
  const file = openFile();
  const duty = { kind: 'register-duty', clock, subject: '办法', startedAt: eight } as const;
  file.give(people.coordinator, duty);
  toEvaluation(file);
  file.now += minutes(1);
  const before = file.case.clocks.filter(({ kind }) => kind === clock);
  file.give(people.analyst, {
    kind: 'reopen',
    reason: '出现新情况',
    trigger: { kind: 'new-item', itemId: 'item-new', publicAt: file.now },
  });
  expect(file.case.cycle).toBe(2);
  expect(file.case.clocks.filter(({ kind }) => kind === clock)).toEqual(before);
  expect(before.map(({ state }) => state.kind)).toEqual(['running']);
});
