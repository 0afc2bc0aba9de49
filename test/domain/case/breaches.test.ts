import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../src/domain/case/commands.ts';
import { assessedIndicators } from '../../../src/domain/evaluation.ts';
import {
  eight,
  grave,
  hours,
  lead,
  openFile,
  people,
  toAnswer,
  toJudgment,
  toSigned,
} from './office.ts';

const indicators = assessedIndicators.map((name) => ({ name, score: 80, note: '经核实' }));
const blame: CommandOf<'conclude-breaches'>['verdict'] = {
  kind: '问责',
  department: '水务处',
  fault: '处置不得力',
  measure: '通报批评',
};

describe('a breach', () => {
  it('needs no conclusion when the proof shows that the response was there in time', () => {
    const file = toAnswer(toJudgment(openFile()));
    const signed = toSigned(file);
    file.give(people.publisher, { kind: 'request-publish', ...signed, channel: '门户网站' });
    file.now = eight + hours(48) + 1;
    file.fire();
    expect(file.case.breaches).toMatchObject([{ id: 'b1', retroactive: false }]);
    file.give(people.system, {
      kind: 'confirm-publish',
      publicationId: 'p1',
      url: 'https://water.example/1',
      at: eight + hours(48),
      snapshotHash: 'x',
    });
    expect(file.case.breaches).toMatchObject([{ lateByMs: 0, stoppedAt: eight + hours(48) }]);
    file.give(people.handler, { kind: 'declare-handling-ended' });
    file.give(people.head, { kind: 'finish-response' });
    file.give(people.coordinator, { kind: 'assess', indicators });
    file.give(people.leader, { kind: 'archive' });
    expect(file.case.stage).toBe('归档');
  });

  it('is appealed against once: first the appeal waits, then it is decided', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.now += hours(50);
    file.fire();
    const conclude: CommandOf<'conclude-breaches'> = {
      kind: 'conclude-breaches',
      breachIds: ['b1', 'b1'],
      verdict: blame,
    };
    expect(file.give(people.leader, conclude)).toHaveLength(1);
    const appeal = { kind: 'appeal', breachId: 'b1', reason: '通信中断' } as const;
    file.give(people.head, appeal);
    expect(file.attempt(people.head, appeal)).toMatchObject({
      message: expect.stringContaining('申诉尚待决定'),
    });
    const decision = { kind: 'decide-appeal', breachId: 'b1', upheld: false } as const;
    file.give(people.principal, { ...decision, reason: '值守不到位' });
    expect(file.case.breaches[0]?.conclusion).toMatchObject({
      verdict: { kind: '问责' },
      appeal: {
        by: { id: people.head.id },
        reason: '通信中断',
        decision: { by: { id: people.principal.id }, upheld: false, reason: '值守不到位' },
      },
    });
    for (const [actor, command] of [
      [people.head, appeal],
      [people.leader, conclude],
    ] as const)
      expect(file.attempt(actor, command)).toMatchObject({
        reason: 'appeal-open',
        message: expect.stringContaining('不再受理'),
      });
    expect(file.attempt(people.principal, { ...decision, reason: '再议' })).toMatchObject({
      reason: 'appeal-missing',
    });
  });

  it('is put right by the department, and verified by others with what they found', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.now += hours(50);
    file.fire();
    file.give(people.leader, { kind: 'conclude-breaches', breachIds: ['b1'], verdict: blame });
    const rectify = { kind: 'record-rectification', breachId: 'b1', text: '已增设值守' } as const;
    const finding = '夜间拨测两次均有人接听';
    const confirm = { kind: 'confirm-rectification', breachId: 'b1', finding } as const;
    file.give(people.head, rectify);
    for (const actor of [people.handler, people.head, people.reviewer, people.publisher])
      expect(file.attempt(actor, confirm)).toMatchObject({ reason: 'not-permitted' });
    file.give({ ...people.coordinator, department: 'roads' }, confirm);
    const confirmed = { at: file.now, by: { id: people.coordinator.id }, finding };
    expect(file.case.breaches[0]?.conclusion?.rectified).toMatchObject({
      by: { id: people.head.id },
      text: '已增设值守',
      confirmed,
    });
    expect(file.attempt(people.leader, confirm)).toMatchObject({
      reason: 'rectification-missing',
      message: expect.stringContaining('48小时回应'),
    });

    file.give(people.head, { ...rectify, text: '已改为双线值守' });
    expect(file.case.breaches[0]?.conclusion?.rectified).not.toHaveProperty('confirmed');
    file.give(people.leader, confirm);
  });

  it('that turned out to be excused has nothing to verify', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.now += hours(50);
    file.fire();
    const breach = { breachId: 'b1' } as const;
    file.give(people.leader, { kind: 'conclude-breaches', breachIds: ['b1'], verdict: blame });
    file.give(people.head, { kind: 'record-rectification', ...breach, text: '已增设值守' });
    file.give(people.head, { kind: 'appeal', ...breach, reason: '通信中断' });
    file.give(people.principal, { kind: 'decide-appeal', ...breach, upheld: true, reason: '属实' });
    const confirm = { kind: 'confirm-rectification', ...breach, finding: '已查验' } as const;
    expect(file.attempt(people.coordinator, confirm)).toMatchObject({ reason: 'not-accountable' });
  });

  it('keeps several breaches apart', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    file.now = eight + hours(6);
    file.fire();
    file.give(people.leader, { kind: 'annotate-breach', breachId: 'b2', text: '因暴雨断网' });
    const verdict = { kind: '免责说明', statement: '不可抗力' } as const;
    file.give(people.leader, { kind: 'conclude-breaches', breachIds: ['b1'], verdict });
    expect(file.case.breaches).toMatchObject([
      { id: 'b1', notes: [], conclusion: { verdict } },
      { id: 'b2', notes: [{ text: '因暴雨断网' }] },
    ]);
    expect(file.case.breaches[1]).not.toHaveProperty('conclusion');
  });

  it('is explained by those who evaluate or lead, and by the head of its own department', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.now += hours(50);
    file.fire();
    const explain = { kind: 'annotate-breach', breachId: 'b1', text: '因暴雨断网' } as const;
    for (const actor of [people.handler, people.reviewer, people.secrecy, people.publisher])
      expect(file.attempt(actor, explain)).toMatchObject({ reason: 'not-permitted' });
    expect(file.attempt(people.strangerHead, explain)).toMatchObject({
      reason: 'not-your-department',
    });
    for (const actor of [people.analyst, people.coordinator, people.head, people.leader])
      file.give(actor, explain);
    expect(file.case.breaches[0]?.notes).toHaveLength(4);
  });
});
