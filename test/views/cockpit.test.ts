import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case/case.ts';
import { casesBehind, cockpit } from '../../src/views/cockpit.ts';
import { countedCase } from '../../src/views/counted-case.ts';
import { dayMs } from '../../src/domain/time.ts';
import {
  eight,
  hours,
  openFile,
  profile,
  toEvaluation,
  toJudgment,
} from '../domain/case/office.ts';
import { storyOf } from '../support/served-office.ts';

const period = { from: eight - dayMs, to: eight + 7 * dayMs };
const now = eight + hours(60);

/** The case under another id, and changed. */
function copyOf(one: Case, id: string, changes: Partial<Case> = {}): Case {
  return { ...one, id, number: `YQ-${id}`, ...changes };
}

const answered = toEvaluation(openFile()).case;
const waiting = toJudgment(openFile()).case;

function view(cases: readonly Case[], at = now) {
  return cockpit({ cases: cases.map(countedCase), stories: [], profile, period, now: at });
}

describe('the cockpit', () => {
  it('counts a promise once its time is up or it is kept, with its denominator', () => {
    const cases = [answered, copyOf(waiting, 'late')];
    const { promises } = view(cases);
    expect(promises.find(({ clock }) => clock === 'C3')).toMatchObject({ met: 1, of: 2 });
    const early = view(cases, eight + hours(2)).promises;
    expect(early.find(({ clock }) => clock === 'C3')).toMatchObject({ met: 1, of: 1 });
    expect(promises.find(({ clock }) => clock === 'C1')).toMatchObject({ met: 0, of: 0 });
  });

  it('counts no promise of a case that went into another, but for what it had missed by then', () => {
    const merged = copyOf(waiting, 'merged', { stage: '已合并', mergedInto: answered.id });
    const promise = (one: Case) =>
      view([answered, one]).promises.find(({ clock }) => clock === 'C3');
    expect(promise(merged)).toMatchObject({ met: 1, of: 1 });
    const file = toJudgment(openFile());
    file.now = eight + hours(60);
    file.fire();
    const late = { ...file.case, id: 'late', stage: '已合并' as const, mergedInto: answered.id };
    expect(promise(late)).toMatchObject({ met: 1, of: 2 });
  });

  it('opens the list behind each of its figures, what was missed first', () => {
    const cases = [answered, copyOf(waiting, 'late')];
    const figures = view(cases);
    const behind = (figure: Parameters<typeof casesBehind>[1]['figure'], of?: string) =>
      casesBehind({ cases: cases.map(countedCase), period, now }, { figure, of });
    expect(behind('promise', 'C3').map(({ id, isMet }) => [id, isMet])).toEqual([
      ['late', false],
      [answered.id, true],
    ]);
    expect(behind('open')).toHaveLength(figures.open);
    expect(behind('overdue')).toHaveLength(figures.overdue);
    expect(behind('to-sign')).toHaveLength(figures.toSign);
    for (const { stage, cases: here } of figures.stages)
      expect(behind('stage', stage)).toHaveLength(here);
    for (const { priority, cases: opened } of figures.priorities)
      expect(behind('priority', priority)).toHaveLength(opened);
    for (const { id, of } of figures.departments) expect(behind('department', id)).toHaveLength(of);
  });

  it('says how long cases have been in a stage, and which the longest', () => {
    const since = (ago: number) => ({ stageSince: now - hours(ago) });
    const cases = [
      copyOf(waiting, 'a', since(1)),
      copyOf(waiting, 'b', since(9)),
      copyOf(waiting, 'c', since(3)),
    ];
    const stage = view(cases).stages.find((one) => one.stage === waiting.stage);
    expect(stage).toMatchObject({ cases: 3, medianMs: hours(3), longest: { id: 'b' } });
    expect(view([]).stages[0]).toEqual({ stage: '收集', cases: 0 });
  });

  it('ranks a department only from five deadlines on', () => {
    const few = Array.from({ length: 4 }, (_, i) => copyOf(answered, `few-${i}`));
    expect(view(few).departments).toMatchObject([{ met: 4, of: 4 }]);
    expect(view(few).departments[0]).not.toHaveProperty('rank');
    const [one] = view([...few, copyOf(waiting, 'late')]).departments;
    expect(one).toMatchObject({ met: 4, of: 5, rank: 1 });
  });

  it('compares the priorities with the period before', () => {
    const earlier = { openedAt: period.from - dayMs };
    const cases = [waiting, copyOf(waiting, 'a', earlier), copyOf(waiting, 'b', earlier)];
    const [priority = 'P1'] = waiting.priorities;
    const row = view(cases).priorities.find((one) => one.priority === priority);
    expect(row).toMatchObject({ cases: 1, before: 2 });
  });

  it('draws the appearances day by day, with what was published on that day', () => {
    const stories = [storyOf('s1', eight)];
    const { heat } = cockpit({ cases: [countedCase(answered)], stories, profile, period, now });
    expect(heat[0]?.day).toBe('2026-11-19');
    expect(heat.find(({ day }) => day === '2026-11-20')).toMatchObject({
      appearances: 1,
      published: [{ caseId: answered.id }],
    });
    expect(heat).toHaveLength(9);
  });
});
