import { describe, expect, it } from 'vitest';
import { assigneesOf } from '../../src/views/assignees.ts';
import { openFile, people, toEvaluation, toJudgment } from '../domain/case/office.ts';

const everybody = Object.values(people);
const idsOf = (given: ReturnType<typeof assigneesOf>) => given.people.map(({ id }) => id);

describe('the people to whom a case can be given', () => {
  it('are those who may claim it; signers, publishers, leaders and administrators are not', () => {
    const offered = idsOf(assigneesOf(toJudgment(openFile()).case, everybody));
    expect(offered).toEqual(expect.arrayContaining(['u-lin', 'u-qin', 'u-zhu', 'u-you']));
    for (const { id } of [people.reviewer, people.publisher, people.leader, people.auditor])
      expect(offered).not.toContain(id);
  });

  it('are of the departments that answer for it, the lead department first', () => {
    const { case: led } = toJudgment(openFile());
    const offered = assigneesOf(led, everybody).people;
    const firstOfOthers = offered.findIndex(
      ({ department }) => department !== led.lead?.department.id,
    );
    expect(firstOfOthers).toBeGreaterThan(0);
    expect(offered.slice(firstOfOthers).every(({ department }) => department === undefined)).toBe(
      true,
    );
    expect(idsOf(assigneesOf(led, everybody))).not.toContain(people.strangerHead.id);
  });

  it('may be of any department as long as none answers for it, and are none once it is archived', () => {
    const { case: led } = toEvaluation(openFile());
    const { lead: _, ...unled } = led;
    expect(idsOf(assigneesOf(unled, everybody))).toContain(people.strangerHead.id);
    expect(assigneesOf({ ...led, stage: '归档' }, everybody).people).toEqual([]);
  });
});
