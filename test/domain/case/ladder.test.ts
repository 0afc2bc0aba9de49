import { describe, expect, it } from 'vitest';
import { nextFireAt, nextFirings, passedOverSteps } from '../../../src/domain/case/ladder.ts';
import { eight, firedShares, grave, hours, minutes, openFile, people } from './office.ts';

describe('the ladder', () => {
  it('tells each step once, in order, and repeats the last two until acknowledged, at most 5 times', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    const shares: number[] = [];
    for (let minute = 30; minute < 24 * 60; minute += 5) {
      file.now = eight + minutes(minute);
      shares.push(...firedShares(file.fire(), 'C1'));
    }
    const counted = [0.5, 0.8, 1, 1.2].map((share) => shares.filter((s) => s === share).length);
    expect(counted).toEqual([1, 1, 6, 6]);
  });

  it('stops the repeats of the acknowledged step only', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(6);
    file.fire();
    file.give(people.leader, { kind: 'acknowledge', clockId: 'C1/1/1', step: 2 });
    file.now += minutes(15);
    expect(firedShares(file.fire(), 'C1')).toEqual([1.2]);
    expect(file.clock('C1')?.state.kind).toBe('running');
  });

  it('lets nobody below the leaders silence what the leaders are told', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(6);
    file.fire();
    for (const step of [2, 3]) {
      const command = { kind: 'acknowledge', clockId: 'C1/1/1', step } as const;
      expect(file.attempt(people.officeHead, command)).toMatchObject({
        reason: 'second-role-missing',
      });
      file.give(people.principal, command);
    }
    expect(file.clock('C1')?.fired).toMatchObject([
      {},
      {},
      { acknowledged: {} },
      { acknowledged: {} },
    ]);
    file.now += minutes(15);
    expect(firedShares(file.fire(), 'C1')).toEqual([]);
  });

  it('lets anybody at work acknowledge a step below the leaders’', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(2.5);
    file.fire();
    file.give(people.handler, { kind: 'acknowledge', clockId: 'C1/1/1', step: 0 });
    expect(file.clock('C1')?.fired[0]?.acknowledged?.by.id).toBe(people.handler.id);
  });

  it('cannot be acknowledged before it has fired', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    const decision = file.attempt(people.leader, {
      kind: 'acknowledge',
      clockId: 'C1/1/1',
      step: 2,
    });
    expect(decision).toMatchObject({ kind: 'refused', reason: 'step-not-fired' });
  });

  it('fires the step at the due time itself and records the breach only after it', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(5);
    file.fire();
    expect(file.case.breaches.map(({ clockId }) => clockId)).toEqual(['C5/1/1']);
    expect(nextFireAt(file.case)).toBe(eight + hours(5) + 1);
    file.now += 1;
    file.fire();
    expect(file.case.breaches.map(({ clockId }) => clockId)).toEqual(['C5/1/1', 'C1/1/1']);
  });

  it('un-fires nothing and fires nothing twice when the clock goes back', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(6);
    file.fire();
    const after = file.case;
    file.now = eight + hours(1);
    expect(file.fire()).toEqual([]);
    expect(file.case).toBe(after);
  });

  it('passes over what lies behind but the highest, and a step that comes now lies behind', () => {
    const ladder = [0.5, 0.8, 1].map((at) => ({ at, to: ['assignee' as const] }));
    const timing = { anchor: eight, dueAt: eight + hours(10), ladder };
    expect(passedOverSteps(timing, eight + hours(5) - 1)).toEqual([]);
    expect(passedOverSteps(timing, eight + hours(5))).toEqual([]);
    expect(passedOverSteps(timing, eight + hours(8) - 1)).toEqual([]);
    expect(passedOverSteps(timing, eight + hours(8))).toEqual([0]);
    expect(passedOverSteps(timing, eight + hours(99))).toEqual([0, 1]);
  });

  it('never repeats a step that was passed over', () => {
    const file = openFile();
    file.now = eight + hours(6.5);
    file.give(people.analyst, grave);
    const passed = file.clock('C1')!;
    expect(passed.fired.map(({ step, times }) => [step, times])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
    expect(nextFirings(passed).map(({ step }) => step)).toEqual([3]);
  });

  it('wants nothing of a clock that has stopped, of a case at rest, or of one without clocks', () => {
    const file = openFile();
    const running = file.clock('C3')!;
    expect(nextFirings(running).length).toBeGreaterThan(0);
    expect(
      nextFirings({ ...running, state: { kind: 'stopped', at: eight, evidence: '' } }),
    ).toEqual([]);
    expect(nextFireAt(file.case)).toBe(eight + hours(24));
    expect(nextFireAt({ ...file.case, stage: '已合并' })).toBeUndefined();
    expect(nextFireAt({ ...file.case, clocks: [] })).toBeUndefined();
  });

  it('keeps the people open until a step fires: it names roles', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(2.5);
    expect(file.fire()).toContainEqual(
      expect.objectContaining({
        kind: 'step-fired',
        key: 'case-flood/C1/1/1/0-50',
        to: ['assignee'],
      }),
    );
  });
});
