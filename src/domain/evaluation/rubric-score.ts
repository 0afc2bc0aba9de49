import { hourMs } from '../time.ts';
import type { Assessment } from '../evaluation.ts';
import type { Criterion, Rubric } from './rubric.ts';
import { spreadOf } from './spread.ts';

/** The times that a case shows of its own answering. */
export interface ResponseTimes {
  /** From the beginning of the matter to the first publication; absent without one. */
  firstResponseMs?: number;
  /** The longest time between two publications, or from the last to the end of handling. */
  longestSilenceMs?: number;
}

export interface CriterionScore {
  id: string;
  name: string;
  /** Absent while nobody has scored it. */
  score?: number;
  range: number;
  count: number;
  source: 'measured' | 'assessors';
  /** What a measured score rests on. */
  note?: string;
}

export interface RubricScore {
  rubric: string;
  name: string;
  criteria: CriterionScore[];
  /** Only when every criterion has its score. */
  total?: number;
  band?: string;
}

/** A rubric's score of one case: timed criteria from its own times, the others the assessors' median. */
export function rubricScore(
  rubric: Rubric,
  assessments: readonly Assessment[],
  times: ResponseTimes,
): RubricScore {
  const criteria = rubric.criteria.map((criterion) =>
    criterion.timedBy === undefined
      ? byAssessors(criterion, rubric.id, assessments)
      : byTime(criterion, times),
  );
  const scores = criteria.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const result = { rubric: rubric.id, name: rubric.name, criteria };
  if (scores.length < criteria.length) return result;
  const sum = scores.reduce((total, score) => total + score, 0);
  const total = Math.round((rubric.total === 'sum' ? sum : sum / scores.length) * 100) / 100;
  const band = rubric.bands.find(({ from }) => from === undefined || total >= from);
  return { ...result, total, ...(band && { band: band.name }) };
}

function byAssessors(
  { id, name }: Criterion,
  rubricId: string,
  assessments: readonly Assessment[],
): CriterionScore {
  const scores = assessments
    .filter(({ rubric }) => rubric?.id === rubricId)
    .flatMap(({ rubric }) => rubric?.scores ?? [])
    .filter(({ criterion }) => criterion === id)
    .map(({ score }) => score);
  const spread = spreadOf(scores);
  const source = 'assessors' as const;
  if (spread === undefined) return { id, name, range: 0, count: 0, source };
  return { id, name, score: spread.median, range: spread.range, count: spread.count, source };
}

function byTime(criterion: Criterion, times: ResponseTimes): CriterionScore {
  const { id, name, grades = [], timedBy } = criterion;
  const ms = timedBy === 'first-response' ? times.firstResponseMs : times.longestSilenceMs;
  const hours = ms === undefined ? Infinity : ms / hourMs;
  const grade = grades.find(({ withinHours = Infinity }) => hours <= withinHours);
  const took = ms === undefined ? '未发布' : `${Math.round(hours * 10) / 10}小时`;
  return {
    id,
    name,
    score: grade?.score ?? criterion.min,
    range: 0,
    count: 1,
    source: 'measured',
    note: grade === undefined ? took : `${took}，${grade.id}级（${grade.name}）`,
  };
}
