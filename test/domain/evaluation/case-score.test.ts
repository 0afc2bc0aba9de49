import { describe, expect, it } from 'vitest';
import { assessedIndicators } from '../../../src/domain/evaluation.ts';
import { caseScore } from '../../../src/domain/evaluation/case-score.ts';
import { departmentScores } from '../../../src/domain/evaluation/department-scores.ts';
import { heatIndicator } from '../../../src/domain/evaluation/heat.ts';
import {
  eight,
  hours,
  openFile,
  people,
  profile,
  toAnswer,
  toEvaluation,
  toPublished,
  type CaseFile,
} from '../case/office.ts';

const indicators = (score: number) =>
  assessedIndicators.map((name) => ({ name, score, note: '见证据' }));
const all = { from: 0, to: Infinity };

function toArchive(file: CaseFile, score: number): CaseFile {
  file.give(people.coordinator, { kind: 'assess', indicators: indicators(score) });
  if (file.case.breaches.length > 0)
    file.give(people.leader, {
      kind: 'conclude-breaches',
      breachIds: file.case.breaches.map(({ id }) => id),
      verdict: { kind: '问责', department: 'water', fault: '报告不及时', measure: '通报批评' },
    });
  file.give(people.leader, { kind: 'archive' });
  return file;
}

describe('scoring by hand', () => {
  it('is refused without a reason for each score', () => {
    const file = toEvaluation(openFile());
    const bare = [{ name: 'heat' as const, score: 80 }];
    expect(file.attempt(people.analyst, { kind: 'assess', indicators: bare })).toMatchObject({
      reason: 'reason-missing',
    });
  });

  it('is refused for what the case itself shows', () => {
    const file = toEvaluation(openFile());
    const measured = [{ name: 'clocks-met' as const, score: 100, note: '都办结了' }];
    expect(file.attempt(people.analyst, { kind: 'assess', indicators: measured })).toMatchObject({
      reason: 'indicator-measured',
    });
  });

  it('is not for the leader who signs, and who has scored does not sign', () => {
    const file = toEvaluation(openFile());
    const both = { ...people.coordinator, roles: ['coordinator' as const, 'leader' as const] };
    expect(
      file.attempt(people.leader, { kind: 'assess', indicators: indicators(80) }),
    ).toMatchObject({ reason: 'not-permitted' });
    file.give(both, { kind: 'assess', indicators: indicators(80) });
    expect(file.attempt(both, { kind: 'archive' })).toMatchObject({ reason: 'same-person' });
  });

  it('is marked when it comes again after the others have', () => {
    const file = toEvaluation(openFile());
    file.give(people.coordinator, { kind: 'assess', indicators: indicators(79) });
    file.give(people.coordinator, { kind: 'assess', indicators: indicators(80) });
    file.give(people.analyst, { kind: 'assess', indicators: indicators(60) });
    expect(file.case.evaluations[0]?.assessments.map(({ revised }) => revised)).toEqual([
      undefined,
      undefined,
    ]);
    file.give(people.coordinator, { kind: 'assess', indicators: indicators(61) });
    expect(file.case.evaluations[0]?.assessments.at(-1)).toMatchObject({ revised: true });
  });
});

describe('the score of a case', () => {
  it('joins what is measured, with its source, and the median of what people gave', () => {
    const file = toEvaluation(openFile());
    file.give(people.analyst, { kind: 'assess', indicators: indicators(60) });
    file.give(people.coordinator, { kind: 'assess', indicators: indicators(80) });
    const { indicators: scores, overall } = caseScore(file.case);
    expect(scores.find(({ name }) => name === 'first-publication')).toMatchObject({
      source: 'measured',
      score: 100,
      note: expect.stringContaining('时限'),
    });
    expect(scores.find(({ name }) => name === 'heat')).toMatchObject({
      source: 'people',
      score: 70,
      range: 20,
      count: 2,
    });
    expect(overall).toBe(83.8);
  });

  it('is not whole while an indicator is open', () => {
    expect(caseScore(toEvaluation(openFile()).case)).not.toHaveProperty('overall');
  });

  it('takes a survey once, however often the same source says it', () => {
    const file = toEvaluation(openFile());
    const survey = {
      kind: 'record-external-score',
      name: 'survey',
      score: 72,
      source: '青禾统计调查队',
    } as const;
    file.give(people.coordinator, survey);
    expect(file.give(people.coordinator, survey)).toEqual([]);
    expect(caseScore(file.case).indicators.find(({ name }) => name === 'survey')).toMatchObject({
      score: 72,
      count: 1,
    });
  });

  it('shows each breach with its clause and the fault that was found', () => {
    const file = openFile();
    file.now += hours(50);
    file.fire();
    toArchive(toEvaluation(file), 80);
    expect(caseScore(file.case).breaches[0]).toMatchObject({
      clause: '国办发〔2016〕61号',
      outcome: { kind: '问责', fault: '报告不及时' },
      isRectified: false,
    });
  });

  it('keeps what was measured when the leader signed', () => {
    const file = toArchive(toEvaluation(openFile()), 80);
    expect(file.case.evaluations[0]?.signed).toMatchObject({
      by: { id: people.leader.id },
      measured: expect.arrayContaining([expect.objectContaining({ name: 'clocks-met' })]),
    });
    file.give(people.publisher, {
      kind: 'correct-publication',
      publicationId: 'p1',
      reason: '数字有误',
    });
    const corrections = caseScore(file.case).indicators.find(({ name }) => name === 'corrections');
    expect(corrections?.score).toBe(100);
  });
});

describe("the departments' scores of a period", () => {
  const weighted = {
    ...profile,
    evaluation: {
      weightPercent: 4,
      clause: '《山西省林业厅全面推进政务公开工作实施方案》六（五）',
    },
  };
  const late = openFile();
  late.now += hours(50);
  late.fire();
  const cases = [toArchive(toEvaluation(openFile()), 80), toArchive(toEvaluation(late), 40)];

  it('are the mean of its signed cases, weighted as the profile says, with faults beside', () => {
    const [score, ...others] = departmentScores(
      cases.map((file) => file.case),
      all,
      weighted,
    );
    expect(others).toEqual([]);
    expect(score).toMatchObject({
      department: { id: 'water' },
      cases: 2,
      faults: { 处置不得力: 0, 回应不妥当: 0, 报告不及时: 1 },
    });
    expect(score?.points).toBeCloseTo(((score?.score ?? 0) * 4) / 100, 1);
  });

  it('count only what was signed within the period', () => {
    const signedAt = cases[0]?.case.evaluations[0]?.signed?.at ?? 0;
    const before = { from: 0, to: signedAt };
    expect(
      departmentScores(
        cases.map((file) => file.case),
        before,
        weighted,
      ),
    ).toEqual([]);
    const from = { from: signedAt, to: signedAt + 1 };
    expect(
      departmentScores(
        cases.map((file) => file.case),
        from,
        weighted,
      )[0]?.cases,
    ).toBe(1);
  });
});

describe('a case that was reopened after its evaluation', () => {
  const scoresOf = (file: CaseFile, period: { from: number; to: number }) =>
    departmentScores([file.case], period, profile);

  /** Late, held accountable, praised and archived; then back for a correction. */
  function reopened() {
    const file = openFile();
    file.now += hours(50);
    file.fire();
    toArchive(toEvaluation(file), 80);
    file.give(people.leader, { kind: 'praise', department: '水务处', reason: '回应及时' });
    const before = scoresOf(file, all);
    file.now += hours(24);
    const correction = { kind: 'correct-publication', publicationId: 'p1' } as const;
    file.give(people.publisher, { ...correction, reason: '数字有误' });
    const trigger = { kind: 'correction', publicationId: 'p1' } as const;
    file.give(people.analyst, { kind: 'reopen', reason: '数字有误', trigger });
    return { file, before, reopenedAt: file.now };
  }

  it('stays in the scores of the period in which it was signed, as it was', () => {
    const { file, before } = reopened();
    expect(before).toMatchObject([{ cases: 1, faults: { 报告不及时: 1 }, praises: 1 }]);
    expect(scoresOf(file, all)).toEqual(before);
  });

  it('is answered for once in each period: neither fault nor praise comes again with its second evaluation', () => {
    const { file, before, reopenedAt } = reopened();
    toPublished(toAnswer(file));
    file.give(people.handler, { kind: 'declare-handling-ended' });
    file.give(people.head, { kind: 'finish-response' });
    toArchive(file, 40);
    const second = scoresOf(file, { from: reopenedAt, to: Infinity });
    expect(scoresOf(file, { from: 0, to: reopenedAt })).toEqual(before);
    expect(second).toMatchObject([{ cases: 1, faults: { 报告不及时: 0 }, praises: 0 }]);
    expect(scoresOf(file, all)).toMatchObject([
      { cases: 1, score: second[0]?.score, faults: { 报告不及时: 1 }, praises: 1 },
    ]);
    expect(file.case.evaluations.map(({ cycle, signed }) => [cycle, signed !== undefined])).toEqual(
      [
        [1, true],
        [2, true],
      ],
    );
  });
});

describe('heat before and after the first response', () => {
  const seen = (...at: number[]) => at.map((hour) => ({ seenAt: eight + hours(hour) }));

  it('is full when nothing more appeared, half when as much did', () => {
    const later = eight + hours(100);
    expect(heatIndicator(seen(-2, -1), eight, later)?.score).toBe(100);
    expect(heatIndicator(seen(-2, 1), eight, later)?.score).toBe(50);
    expect(heatIndicator(seen(1), eight, later)).toMatchObject({ score: 0, name: 'heat' });
  });

  it('waits until as much time has passed after the response as is counted before it', () => {
    expect(heatIndicator(seen(-1), eight, eight + hours(47))).toBeUndefined();
  });
});
