import { describe, expect, it } from 'vitest';
import { assessedIndicators } from '../../../src/domain/evaluation.ts';
import { caseSchema } from '../../../src/domain/case/case.ts';
import { caseEventSchema } from '../../../src/domain/case/events.ts';
import { replay } from '../../../src/domain/case/evolve.ts';
import { nextFireAt } from '../../../src/domain/case/ladder.ts';
import { hours, openFile, people, toAnswer, toJudgment, toPublished } from './office.ts';

const assessment = assessedIndicators.map((name) => ({ name, score: 90, note: '经核实' }));

describe('the life of a case', () => {
  it('runs from 收集 to 归档 by commands alone, on time and without a breach', () => {
    const file = openFile();
    file.give(people.coordinator, { kind: 'assign', assignee: { id: 'u-zhu', name: '朱承办' } });
    file.give(people.handler, { kind: 'claim' });
    toAnswer(toJudgment(file));
    toPublished(file);
    file.give(people.handler, { kind: 'declare-handling-ended' });
    file.give(people.head, { kind: 'finish-response' });
    file.give(people.coordinator, { kind: 'assess', indicators: assessment });
    file.now += hours(24);
    file.give(people.leader, { kind: 'archive' });
    expect(file.case.stage).toBe('归档');
    expect(file.case.breaches).toEqual([]);
    expect(file.clock('C3')?.state).toMatchObject({ kind: 'stopped' });
    expect(nextFireAt(file.case)).toBeUndefined();
  });

  it('is the fold of its events, each of which and the document hold their schema', () => {
    const file = openFile();
    toPublished(toAnswer(toJudgment(file)));
    const stored = file.history.map((event) =>
      caseEventSchema.parse(JSON.parse(JSON.stringify(event))),
    );
    expect(replay(stored)).toStrictEqual(file.case);
    expect(caseSchema.parse(file.case)).toStrictEqual(file.case);
  });

  it('grows its version by one with each accepted command', () => {
    const file = openFile();
    const before = file.case.version;
    file.give(people.coordinator, { kind: 'set-severity', level: '重大', confirmed: true });
    expect(file.case.version).toBe(before + 1);
    expect(
      new Set(file.history.filter(({ version }) => version > before).map((e) => e.version)),
    ).toEqual(new Set([before + 1]));
  });

  it('is dismissed from 收集 by an analyst and a second person, and then rests', () => {
    const file = openFile();
    file.give(people.analyst, { kind: 'dismiss', reason: '与本单位职责无关' });
    expect(file.attempt(people.analyst, { kind: 'approve' })).toMatchObject({
      reason: 'same-person',
    });
    file.give(people.secondAnalyst, { kind: 'approve' });
    expect(file.case.stage).toBe('不予立案');
    expect(nextFireAt(file.case)).toBeUndefined();
    file.now += hours(1000);
    expect(file.fire()).toEqual([]);
  });

  it('stays when a proposal is declined', () => {
    const file = openFile();
    file.give(people.analyst, { kind: 'dismiss', reason: '重复' });
    file.give(people.coordinator, { kind: 'decline', reason: '应予回应' });
    expect(file.case.stage).toBe('收集');
    expect(file.case.proposal).toBeUndefined();
  });
});
