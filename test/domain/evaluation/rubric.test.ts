import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { faultsOf, rubricSchema } from '../../../src/domain/evaluation/rubric.ts';
import { rubricScore } from '../../../src/domain/evaluation/rubric-score.ts';
import { hours } from '../case/office.ts';

const read = async (name: string) =>
  rubricSchema.parse(parse(await readFile(`config/rubrics/${name}.yaml`, 'utf8')));
const [renmin, xinhua] = await Promise.all([read('renmin-2009'), read('xinhua-2013')]);

const scoresOf = (given: Record<string, number>) =>
  Object.entries(given).map(([criterion, score]) => ({ criterion, score, reason: '见证据' }));
const assessment = (id: string, rubric: string, given: Record<string, number>) => ({
  assessor: { id, name: id },
  at: 0,
  indicators: [],
  rubric: { id: rubric, scores: scoresOf(given) },
});
const good = {
  response: 8,
  transparency: 6,
  credibility: 5,
  dynamics: 1,
  accountability: 0,
  'net-skills': 1,
};

describe('the rubric of 人民网 2009', () => {
  it('adds up the medians of several analysts and gives the alarm colour', () => {
    const harsh = { ...good, response: -10 };
    const assessments = [
      assessment('a', 'renmin-2009', good),
      assessment('b', 'renmin-2009', good),
      assessment('c', 'renmin-2009', harsh),
    ];
    const score = rubricScore(renmin, assessments, {});
    expect(score).toMatchObject({ total: 21, band: '蓝色' });
    expect(score.criteria[0]).toMatchObject({ name: '政府响应', score: 8, range: 18, count: 3 });
  });

  it('puts 20 points into blue and anything below ten into red', () => {
    const band = (response: number) =>
      rubricScore(renmin, [assessment('a', 'renmin-2009', { ...good, response })], {}).band;
    expect([7, 6.99, 2, 1.99, -3, -3.01].map(band)).toEqual([
      '蓝色',
      '黄色',
      '黄色',
      '橙色',
      '橙色',
      '红色',
    ]);
  });

  it('has no total before each criterion is scored', () => {
    expect(rubricScore(renmin, [], {})).not.toHaveProperty('total');
  });

  it('names all that is wrong with a submission at once', () => {
    const { response: _left, ...rest } = good;
    const scores = scoresOf({ ...rest, dynamics: 4, luck: 1 });
    expect(faultsOf({ id: 'renmin-2009', scores }, renmin)).toEqual([
      '“政府响应”尚未评分',
      '“动态反应”为4，应在-3至3之间',
      expect.stringContaining('没有“luck”这一项'),
    ]);
    expect(faultsOf({ id: 'renmin-2009', scores: scoresOf(good) }, renmin)).toEqual([]);
  });
});

describe('the rubric of 新华网 2013', () => {
  const people = { 'first-effect': 75, 'process-effect': 50, 'final-effect': 75, media: 75 };

  it('grades both speeds from the case itself, with the time it rests on', () => {
    const times = { firstResponseMs: hours(4), longestSilenceMs: hours(24.1) };
    const { criteria } = rubricScore(xinhua, [], times);
    expect(criteria.slice(0, 2)).toMatchObject([
      { source: 'measured', score: 100, note: '4小时，A级（4小时内）' },
      { source: 'measured', score: 75, note: '24.1小时，B级（1至2天）' },
    ]);
  });

  it('gives the last grade to whoever never answered', () => {
    expect(rubricScore(xinhua, [], {}).criteria[0]).toMatchObject({ score: 0 });
  });

  it('averages what is measured and what people graded', () => {
    const times = { firstResponseMs: hours(1), longestSilenceMs: 0 };
    const { total } = rubricScore(xinhua, [assessment('a', 'xinhua-2013', people)], times);
    expect(total).toBe(79.17);
  });

  it('takes no hand-given speed and no points between grades', () => {
    const scores = scoresOf({ ...people, media: 80, 'first-speed': 100 });
    expect(faultsOf({ id: 'xinhua-2013', scores }, xinhua)).toEqual([
      '“媒体应对能力”为80，应为各等级分值0、25、50、75、100之一',
      '“初始回应速度”由系统按案件时间计分，不由人评',
    ]);
  });
});
