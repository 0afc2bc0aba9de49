import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/domain/case/measure.ts';
import {
  draft,
  eight,
  grave,
  hours,
  openFile,
  people,
  toAnswer,
  toEvaluation,
  toJudgment,
  toPublished,
  type CaseFile,
} from './office.ts';

const scores = (file: CaseFile) =>
  Object.fromEntries(measure(file.case).map(({ name, score }) => [name, score]));

describe('what the case itself shows for its evaluation', () => {
  it('is full marks for a response in time', () => {
    expect(scores(toEvaluation(openFile()))).toEqual({
      'first-publication': 100,
      'clocks-met': 100,
      updates: 100,
      'dispositions-closed': 100,
      corrections: 100,
      recurrence: 100,
    });
  });

  it('takes away half for a first publication that is late by half of its time limit', () => {
    const file = toAnswer(toJudgment(openFile()));
    file.now = eight + hours(72);
    toPublished(file);
    expect(scores(file)).toMatchObject({ 'first-publication': 50, 'clocks-met': 50 });
  });

  it('is nothing for what was never published', () => {
    const file = toAnswer(toJudgment(openFile()));
    expect(scores(file)).toMatchObject({
      'first-publication': 0,
      updates: 0,
      'dispositions-closed': 0,
    });
  });

  it('counts dispositions, late updates and corrections', () => {
    const file = openFile();
    file.give(people.analyst, grave);
    toAnswer(toJudgment(file), '重大');
    toPublished(file, { ...draft, closes: ['D2'] });
    file.now += hours(30);
    toPublished(file, { ...draft, title: '后续', closes: [] });
    file.give(people.publisher, {
      kind: 'correct-publication',
      publicationId: 'p2',
      reason: '数字有误',
    });
    expect(scores(file)).toMatchObject({
      updates: 0,
      'dispositions-closed': 50,
      corrections: 75,
    });
  });
});
