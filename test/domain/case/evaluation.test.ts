import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../src/domain/case/commands.ts';
import type { Rubric } from '../../../src/domain/evaluation/rubric.ts';
import { hours, openFile, people, toAnswer, toEvaluation, toPublished } from './office.ts';

const heat = (score: number, note = '经核实') => ({ name: 'heat' as const, score, note });
const assess = (score: number): CommandOf<'assess'> => ({
  kind: 'assess',
  indicators: [heat(score)],
});
const survey = {
  kind: 'record-external-score',
  name: 'survey',
  score: 72,
  source: '云岭统计调查队',
} as const;
const rubric: Rubric = {
  id: 'own',
  name: '本单位评估办法',
  issuer: '虚构单位',
  basis: [],
  assumed: [],
  total: 'sum',
  criteria: [{ id: 'tone', name: '口径', min: 0, max: 10 }],
  bands: [],
};
const scored = (score: number): CommandOf<'assess'> => ({
  ...assess(70),
  rubric: { id: 'own', scores: [{ criterion: 'tone', score, reason: '口径一致' }] },
});

describe('what an assessor gives', () => {
  it('is kept beside what the others gave, and the later word replaces the own earlier one', () => {
    const file = toEvaluation(openFile());
    file.give(people.analyst, assess(60));
    file.give(people.analyst, assess(65));
    file.give(people.coordinator, assess(80));
    file.give(people.analyst, assess(70));
    expect(file.case.evaluations).toMatchObject([
      {
        cycle: 1,
        assessments: [
          { assessor: { id: 'u-qin' }, indicators: [heat(80)] },
          { assessor: { id: 'u-lin' }, indicators: [heat(70)], revised: true },
        ],
      },
    ]);
    expect(file.case.evaluations[0]?.assessments[0]).not.toHaveProperty('revised');
    expect(file.case.evaluations[0]?.assessments[0]).not.toHaveProperty('rubric');
  });

  it('may be given anew also when twenty have given theirs', () => {
    const file = toEvaluation(openFile());
    for (let n = 1; n <= 19; n += 1) file.give({ ...people.analyst, id: `u-${n}` }, assess(60));
    file.give(people.analyst, assess(60));
    file.give(people.analyst, assess(61));
    expect(file.case.evaluations[0]?.assessments).toHaveLength(20);
  });

  it('follows the office’s own standard where it names one', () => {
    const file = toEvaluation(openFile());
    expect(file.attempt(people.analyst, scored(5))).toMatchObject({
      reason: 'rubric-unmet',
      message: expect.stringContaining('(未配置)'),
    });
    const others = {
      rubrics: [
        { ...rubric, id: 'renmin' },
        { ...rubric, id: 'xinhua' },
      ],
    };
    expect(file.attempt(people.analyst, scored(5), others)).toMatchObject({
      reason: 'rubric-unmet',
      message: expect.stringContaining('renmin、xinhua'),
    });
    const known = { rubrics: [{ ...rubric, id: 'other' }, rubric] };
    expect(file.attempt(people.analyst, scored(11), known)).toMatchObject({
      reason: 'rubric-unmet',
      message: expect.stringContaining('本单位评估办法：“口径”为11'),
    });
    file.give(people.analyst, scored(10), known);
    expect(file.case.evaluations[0]?.assessments[0]?.rubric).toEqual(scored(10).rubric);
  });
});

describe('what a survey or a third party gives', () => {
  it('counts once for each source and kind, in its latest words', () => {
    const file = toEvaluation(openFile());
    file.give(people.analyst, survey);
    expect(file.give(people.coordinator, survey)).toEqual([]);
    file.give(people.analyst, { ...survey, note: '样本600' });
    file.give(people.analyst, { ...survey, score: 75, note: '样本600' });
    file.give(people.analyst, { ...survey, name: 'third-party' });
    file.give(people.analyst, { ...survey, source: '云岭大学' });
    const { external = [] } = file.case.evaluations[0] ?? {};
    expect(external.map(({ name, score, source, note }) => [name, score, source, note])).toEqual([
      ['survey', 75, '云岭统计调查队', '样本600'],
      ['third-party', 72, '云岭统计调查队', undefined],
      ['survey', 72, '云岭大学', undefined],
    ]);
    expect(external[1]).not.toHaveProperty('note');
  });
});

describe('the evaluation of an earlier cycle', () => {
  it('is frozen: the next cycle has its own', () => {
    const file = toEvaluation(openFile());
    file.give(people.analyst, assess(60));
    file.give(people.analyst, survey);
    const [first] = file.case.evaluations;
    file.now += hours(1);
    const trigger = { kind: 'new-item', itemId: 'item-9', publicAt: file.now } as const;
    file.give(people.analyst, { kind: 'reopen', reason: '再次变黄', trigger });
    toPublished(toAnswer(file));
    file.give(people.handler, { kind: 'declare-handling-ended' });
    file.give(people.head, { kind: 'finish-response' });
    file.give(people.coordinator, assess(90));
    file.give(people.coordinator, { ...survey, score: 10 });
    expect(file.case.evaluations).toMatchObject([
      first,
      { cycle: 2, assessments: [{ indicators: [heat(90)] }], external: [{ score: 10 }] },
    ]);
    expect(file.case.evaluations[1]?.assessments).toHaveLength(1);
  });
});
