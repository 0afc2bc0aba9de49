import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../src/web/case/evaluate/rubric-sheet.ts';
import { faultsOf, isScore } from '../../../src/web/case/evaluate/scores.ts';

const criteria = [
  { id: 'speed', name: '速度', source: 'measured' as const, score: 75, range: 0, count: 1 },
  { id: 'tone', name: '口径', source: 'assessors' as const, score: 2, range: 4, count: 3 },
];
const rubric = { rubric: 'r1', name: '标准', criteria };

function assessment(name: string, score: number) {
  const scores = [{ criterion: 'tone', score, reason: `理由${score}` }];
  return { assessor: { id: name, name }, at: 0, indicators: [], rubric: { id: 'r1', scores } };
}

describe('the sheet of a standard', () => {
  it('sets mean and spread of those who scored beside the median that counts', () => {
    const own = assessment('甲', 0);
    const others = [assessment('乙', 2), assessment('丙', 4)];
    const [speed, tone] = sheetOf(rubric, { own, others });
    expect(tone).toMatchObject({ score: 2, mean: 2, lowest: 0, highest: 4, count: 3 });
    expect(tone?.reasons.map(({ assessor }) => assessor)).toEqual(['甲', '乙', '丙']);
    expect(speed).toMatchObject({ isMeasured: true, score: 75, reasons: [] });
    expect(speed).not.toHaveProperty('mean');
  });

  it('tells nothing of the others before the own scores are given, nor of another standard', () => {
    const [, hidden] = sheetOf(rubric, { others: 'hidden' });
    expect(hidden).not.toHaveProperty('mean');
    const elsewhere = { ...assessment('乙', 2), rubric: { id: 'r2', scores: [] } };
    expect(sheetOf(rubric, { others: [elsewhere] })[1]?.reasons).toEqual([]);
  });
});

describe('a score', () => {
  it('is a number within its bounds, with a reason', () => {
    expect(['0', '100', ' 7.5 '].map((text) => isScore(text))).toEqual([true, true, true]);
    expect(['', '-1', '101', '七', '1e'].map((text) => isScore(text)).some(Boolean)).toBe(false);
    expect(isScore('-10', { min: -10, max: 10 })).toBe(true);
    const line = { name: 'tone', label: '口径', bounds: { min: -3, max: 3 } };
    const faults = faultsOf([line], {
      read: () => ({ score: '4', note: '' }),
      say: (word, { label }) => `${word} ${label}`,
    });
    expect(faults).toEqual([
      { fieldId: 'score-tone', message: 'needScore 口径' },
      { fieldId: 'note-tone', message: 'needNote 口径' },
    ]);
  });
});
