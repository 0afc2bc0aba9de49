import { describe, expect, it } from 'vitest';
import { measure, responseTimes } from '../../../src/domain/case/measure.ts';
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

describe('how fast the present cycle was answered', () => {
  it('is unknown without a publication', () => {
    expect(responseTimes(toAnswer(toJudgment(openFile())).case)).toEqual({});
  });

  it('is the time to the first publication, and the longest silence up to the end of handling', () => {
    const file = toAnswer(toJudgment(openFile()));
    toPublished(file);
    expect(responseTimes(file.case)).toEqual({
      firstResponseMs: hours(0.5),
      longestSilenceMs: 0,
    });
    file.now += hours(2);
    toPublished(file, { ...draft, title: '后续' });
    file.now += hours(3);
    toPublished(file, { ...draft, title: '再续' });
    expect(responseTimes(file.case).longestSilenceMs).toBe(hours(3));
    file.now += hours(7);
    file.give(people.handler, { kind: 'declare-handling-ended' });
    expect(responseTimes(file.case)).toEqual({
      firstResponseMs: hours(0.5),
      longestSilenceMs: hours(7),
    });
  });
});

describe('what the case itself shows for its evaluation', () => {
  it('names what each score rests on', () => {
    const file = toAnswer(toJudgment(openFile()));
    file.now = eight + hours(24);
    toPublished(file);
    const notes = Object.fromEntries(measure(file.case).map(({ name, note }) => [name, note]));
    expect(notes).toMatchObject({
      'first-publication': '起算后1天0小时发布，时限2天0小时',
      'clocks-met': '2/2项时限按时办结',
      updates: '发布1次',
      'dispositions-closed': '2/2类处置已公开结果',
      corrections: '更正0次',
      recurrence: '重启0次',
    });
    expect(measure(openFile().case)[0]?.note).toBe('本周期尚未发布');
  });

  it('counts a clock that ended at its last instant as met, one that runs on as not', () => {
    const file = toAnswer(toJudgment(openFile()));
    file.now = eight + hours(48);
    toPublished(file);
    expect(scores(file)).toMatchObject({ 'first-publication': 100, 'clocks-met': 100 });
    file.give(people.handler, {
      kind: 'register-duty',
      clock: 'C7',
      subject: '管理办法',
      startedAt: eight,
    });
    expect(scores(file)).toMatchObject({ 'clocks-met': 67 });
  });

  it('leaves out what was cancelled and what belongs to an earlier cycle', () => {
    const file = toEvaluation(openFile());
    file.now += hours(200);
    const trigger = { kind: 'new-item', itemId: 'item-9', publicAt: file.now } as const;
    file.give(people.analyst, { kind: 'reopen', reason: '再次变黄', trigger });
    expect(scores(file)).toMatchObject({ 'first-publication': 0, 'clocks-met': 0, recurrence: 50 });
    file.give(people.analyst, grave);
    toAnswer(file, '重大');
    toPublished(file);
    // C3 was cancelled when the matter became grave; C1 and the gates' C6 were met; C2, C4 and C5 run
    expect(measure(file.case).find(({ name }) => name === 'clocks-met')?.note).toBe(
      '2/5项时限按时办结',
    );
  });

  it('never goes below nothing', () => {
    const file = toAnswer(toJudgment(openFile()));
    file.now = eight + hours(200);
    for (let n = 1; n <= 5; n += 1) {
      toPublished(file, { ...draft, title: `通报${n}` });
      const publicationId = `p${n}`;
      file.give(people.publisher, { kind: 'correct-publication', publicationId, reason: '有误' });
    }
    expect(scores(file)).toMatchObject({ 'first-publication': 0, corrections: 0 });
  });

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
