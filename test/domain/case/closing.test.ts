import { describe, expect, it } from 'vitest';
import { assessedIndicators } from '../../../src/domain/evaluation.ts';
import {
  consultation,
  draft,
  grave,
  hours,
  judgment,
  lead,
  openFile,
  people,
  toAnswer,
  toEvaluation,
  toJudgment,
  toPublished,
  toSigned,
} from './office.ts';

const indicators = assessedIndicators.map((name) => ({ name, score: 80, note: '经核实' }));
const finish = { kind: 'finish-response' } as const;
const archive = { kind: 'archive' } as const;

describe('the end of the response', () => {
  it('waits for a publication for each disposition', () => {
    const file = toAnswer(toJudgment(openFile()));
    toPublished(file, { ...draft, closes: ['D4'] });
    expect(file.attempt(people.head, finish)).toMatchObject({
      reason: 'dispositions-open',
      message: expect.stringContaining('公布研究解决情况'),
    });
    toPublished(file, { ...draft, title: '关于处置结果', closes: ['D2'] });
    expect(file.attempt(people.head, finish)).toMatchObject({ reason: 'handling-not-ended' });
    file.give(people.head, { kind: 'declare-handling-ended' });
    file.give(people.head, finish);
    expect(file.case.stage).toBe('评估');
  });

  it('waits for the press conference, unless a leader waives it', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    toPublished(toAnswer(toJudgment(file), '重大'));
    file.give(people.head, { kind: 'declare-handling-ended' });
    expect(file.attempt(people.head, finish)).toMatchObject({ reason: 'conference-missing' });
    const waive = { kind: 'waive-press-conference', reason: '险情已在两小时内解除' } as const;
    expect(file.attempt(people.coordinator, waive)).toMatchObject({ reason: 'not-permitted' });
    file.give(people.leader, waive);
    expect(file.clock('C2')?.state.kind).toBe('cancelled');
    file.give(people.head, finish);
  });

  it('waits for the 会商 that the fast track owes', () => {
    const file = openFile();
    file.give(people.officeHead, lead);
    file.give(people.analyst, grave);
    expect(file.attempt(people.coordinator, { kind: 'fast-track', reason: '急' })).toMatchObject({
      reason: 'not-permitted',
    });
    file.give(people.officeHead, { kind: 'fast-track', reason: '险情紧急' });
    toPublished(toAnswer(file, '重大'));
    file.give(people.head, { kind: 'declare-handling-ended' });
    file.give(people.leader, { kind: 'waive-press-conference', reason: '已解除' });
    expect(file.attempt(people.head, finish)).toMatchObject({ reason: 'consultation-owed' });
    file.give(people.coordinator, {
      kind: 'start-consultation',
      question: '补办会商',
      invitees: [{ id: 'roads', name: '道路处' }],
    });
    file.now += hours(2) + 1;
    file.give(people.coordinator, { kind: 'close-consultation', minutes: '补办完毕' });
    expect(file.case.stage).toBe('回应');
    file.give(people.head, finish);
  });

  it('waits for drafts that are still being signed', () => {
    const file = toAnswer(toJudgment(openFile()));
    toPublished(file);
    file.give(people.head, { kind: 'declare-handling-ended' });
    const { draftId } = toSigned(file, { ...draft, title: '后续通报' });
    expect(file.attempt(people.head, finish)).toMatchObject({ reason: 'drafts-open' });
    file.give(people.handler, { kind: 'withdraw-draft', draftId, reason: '不再需要' });
    file.give(people.head, finish);
  });

  it('is declared by the lead department, not by a stranger', () => {
    const file = toAnswer(toJudgment(openFile()));
    expect(file.attempt(people.strangerHead, finish)).toMatchObject({
      reason: 'not-your-department',
      message: expect.stringContaining('水务处'),
    });
  });
});

describe('a consultation', () => {
  it('holds the case until everybody has answered, expired or been waived', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.give(people.coordinator, {
      kind: 'start-consultation',
      question: '请核实',
      invitees: [
        { id: 'roads', name: '道路处' },
        { id: 'press', name: '市委宣传部' },
      ],
    });
    const close = { kind: 'close-consultation', minutes: '纪要' } as const;
    expect(file.attempt(people.coordinator, close)).toMatchObject({
      reason: 'reply-awaited',
      message: expect.stringContaining('道路处'),
    });
    file.give(people.coordinator, {
      kind: 'waive-reply',
      department: 'press',
      reason: '已电话答复',
    });
    file.now += hours(2) + 1;
    file.fire();
    file.give(people.coordinator, close);
    expect(file.case.stage).toBe('研判');
    expect(file.case.consultations[0]?.invitees.map(({ reply }) => reply.kind)).toEqual([
      'expired',
      'waived',
    ]);
    expect(file.case.breaches.map(({ clockName }) => clockName)).toEqual(['会商回复']);
  });

  it('keeps where a department stands, and whose the matter is when it says that it is not its own', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.give(people.coordinator, consultation);
    const reply = {
      kind: 'reply-consultation',
      department: 'roads',
      opinion: '管网由水务处维护',
      stance: '不属我部门',
    } as const;
    expect(file.attempt(people.strangerHead, reply)).toMatchObject({ reason: 'reason-missing' });
    const own = { ...reply, belongsTo: { id: 'roads', name: '道路处' } };
    expect(file.attempt(people.strangerHead, own)).toMatchObject({ reason: 'reason-missing' });
    const belongsTo = { id: 'water', name: '水务处' };
    file.give(people.strangerHead, { ...reply, belongsTo });
    expect(file.case.consultations[0]?.invitees[0]?.reply).toMatchObject({
      stance: '不属我部门',
      belongsTo,
    });
  });

  it('needs a lead department first, and one that is named as such', () => {
    const file = openFile();
    const start = {
      kind: 'start-consultation',
      question: '请核实',
      invitees: [{ id: 'roads', name: '道路处' }],
    } as const;
    expect(
      file.attempt(people.coordinator, { ...start, invitees: [...start.invitees] }),
    ).toMatchObject({ reason: 'lead-missing' });
  });

  it('ends without a result when the case is sent back from it', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.give(people.coordinator, {
      kind: 'start-consultation',
      question: '请核实',
      invitees: [{ id: 'roads', name: '道路处' }],
    });
    file.give(people.coordinator, { kind: 'send-back', reason: '材料不全' });
    expect(file.case.stage).toBe('收集');
    expect(file.case.consultations[0]?.closed?.minutes).toContain('材料不全');
    expect(file.clock('C3')?.state.kind).toBe('running');
  });
});

describe('the determination', () => {
  const determine = { kind: 'determine', severity: '一般', judgment } as const;

  it('needs the office and the head of the lead department, in either order', () => {
    const byHead = toJudgment(openFile());
    byHead.give(people.head, determine);
    expect(byHead.attempt(people.strangerHead, { kind: 'approve' })).toMatchObject({
      reason: 'second-role-missing',
    });
    byHead.give(people.coordinator, { kind: 'approve' });
    expect(byHead.case).toMatchObject({ stage: '回应', severity: { provisional: false } });
  });

  it('is not the word of another department', () => {
    const file = toJudgment(openFile());
    file.give(people.coordinator, determine);
    expect(file.attempt(people.strangerHead, { kind: 'approve' })).toMatchObject({
      reason: 'not-your-department',
    });
  });

  it('cannot lower the severity by the way', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    toJudgment(file);
    expect(file.attempt(people.coordinator, determine)).toMatchObject({
      reason: 'severity-lowered',
    });
  });
});

describe('the archive', () => {
  it('waits until all indicators are filled and every breach is concluded', () => {
    const file = openFile();
    file.now += hours(50);
    file.fire();
    toEvaluation(file);
    expect(file.attempt(people.leader, archive)).toMatchObject({ reason: 'indicators-missing' });
    file.give(people.analyst, { kind: 'assess', indicators: indicators.slice(0, 5) });
    file.give(people.coordinator, { kind: 'assess', indicators: indicators.slice(5) });
    expect(file.attempt(people.leader, archive)).toMatchObject({ reason: 'breaches-open' });
    file.give(people.leader, {
      kind: 'conclude-breaches',
      breachIds: file.case.breaches.map(({ id }) => id),
      verdict: { kind: '问责', department: '水务处', fault: '处置不得力', measure: '通报批评' },
    });
    file.give(people.leader, archive);
    expect(file.case.stage).toBe('归档');
  });

  it('waits for an appeal, which another leader decides; upheld, it excuses', () => {
    const file = openFile();
    file.now += hours(50);
    file.fire();
    toEvaluation(file);
    file.give(people.coordinator, { kind: 'assess', indicators });
    const blame = {
      kind: '问责',
      department: '水务处',
      fault: '报告不及时',
      measure: '通报',
    } as const;
    const breach = { breachId: 'b1' } as const;
    const appeal = { kind: 'appeal', ...breach, reason: '通信中断' } as const;
    expect(file.attempt(people.head, appeal)).toMatchObject({ reason: 'not-accountable' });
    file.give(people.leader, { kind: 'conclude-breaches', breachIds: ['b1'], verdict: blame });
    file.give(people.head, appeal);
    file.give(people.head, { kind: 'record-rectification', ...breach, text: '已增设值守' });
    expect(file.attempt(people.leader, archive)).toMatchObject({ reason: 'appeal-open' });
    expect(
      file.attempt(people.leader, { kind: 'conclude-breaches', breachIds: ['b1'], verdict: blame }),
    ).toMatchObject({ reason: 'appeal-open' });
    const decide = {
      kind: 'decide-appeal',
      ...breach,
      upheld: true,
      reason: '属不可抗力',
    } as const;
    expect(file.attempt(people.leader, decide)).toMatchObject({ reason: 'same-person' });
    file.give(people.principal, decide);
    expect(file.case.breaches[0]?.conclusion).toMatchObject({
      verdict: { kind: '免责说明', statement: '属不可抗力' },
      rectified: { text: '已增设值守' },
    });
    expect(file.attempt(people.head, appeal)).toMatchObject({ reason: 'not-accountable' });
    file.give(people.leader, { kind: 'praise', department: '水务处', reason: '整改迅速' });
    file.give(people.leader, archive);
  });

  it('does not take a late evaluation without its breach on record', () => {
    const file = toEvaluation(openFile());
    file.give(people.coordinator, { kind: 'assess', indicators });
    file.now += hours(24 * 30);
    expect(file.attempt(people.leader, archive)).toMatchObject({ reason: 'breaches-open' });
  });

  it('keeps every note to a breach, and the breach itself for ever', () => {
    const file = openFile();
    file.now += hours(50);
    file.fire();
    const [breach] = file.case.breaches;
    file.give(people.leader, { kind: 'annotate-breach', breachId: 'b1', text: '因暴雨断网' });
    expect(file.case.breaches[0]).toMatchObject({ ...breach, notes: [{ text: '因暴雨断网' }] });
  });

  it('can be left again for a correction, in a new cycle', () => {
    const file = toEvaluation(openFile());
    const reopen = {
      kind: 'reopen',
      reason: '数字有误',
      trigger: { kind: 'correction', publicationId: 'p1' },
    } as const;
    expect(file.attempt(people.analyst, reopen)).toMatchObject({ reason: 'trigger-missing' });
    file.now += hours(1);
    file.give(people.publisher, {
      kind: 'correct-publication',
      publicationId: 'p1',
      reason: '数字有误',
    });
    file.give(people.analyst, reopen);
    expect(file.case).toMatchObject({ stage: '研判', cycle: 2, closedDispositions: [] });
    expect(file.clock('C3')?.dueAt).toBe(file.now + hours(48));
  });
});
