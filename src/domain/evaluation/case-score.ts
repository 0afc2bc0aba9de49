import type { Case } from '../case/case.ts';
import { faults, type Breach } from '../case/deadline.ts';
import { measure, responseTimes } from '../case/measure.ts';
import {
  indicatorNames,
  indicatorTitles,
  isMeasured,
  type Evaluation,
  type Indicator,
  type IndicatorName,
} from '../evaluation.ts';
import type { Rubric } from './rubric.ts';
import { rubricScore, type RubricScore } from './rubric-score.ts';
import { spreadOf } from './spread.ts';

/** The faults that 国办发〔2018〕 names for holding a department accountable. */
export type Fault = (typeof faults)[number];

export interface IndicatorScore {
  name: IndicatorName;
  title: string;
  /** 0–100: measured, or the median; absent while nobody has given one. */
  score?: number;
  /** Highest less lowest. */
  range: number;
  count: number;
  source: 'measured' | 'people';
  /** What a measured score rests on. */
  note?: string;
}

/** A missed deadline as the evaluation shows it. */
export interface BreachInScore {
  id: string;
  clockName: string;
  clause: string;
  lateByMs?: number;
  /** Absent until it is concluded. */
  outcome?: { kind: '问责'; department: string; fault: Fault } | { kind: '免责说明' };
  isRectified: boolean;
}

/** All that one cycle of a case comes to. */
export interface CaseScore {
  cycle: number;
  indicators: IndicatorScore[];
  /** Mean of all indicators, 0–100 to one decimal; only when each has its score. */
  overall?: number;
  rubrics: RubricScore[];
  breaches: BreachInScore[];
  praises: { department: string; reason: string }[];
}

/** The score of the present cycle; a signed evaluation keeps the measured indicators of its signature. */
export function caseScore(current: Case, rubrics: readonly Rubric[] = []): CaseScore {
  const { cycle } = current;
  const evaluation: Evaluation = current.evaluations.find((one) => one.cycle === cycle) ?? {
    cycle,
    assessments: [],
  };
  const measured = evaluation.signed?.measured ?? measure(current);
  const indicators = indicatorNames.map((name) => indicatorScore(name, measured, evaluation));
  const overall = meanOf(indicators);
  return {
    cycle,
    indicators,
    ...(overall !== undefined && { overall }),
    rubrics: rubrics.map((rubric) =>
      rubricScore(rubric, evaluation.assessments, responseTimes(current)),
    ),
    breaches: current.breaches.map(breachInScore),
    praises: current.praises.map(({ department, reason }) => ({ department, reason })),
  };
}

/** What a signed evaluation comes to, 0–100 to one decimal, also of a cycle that a reopening has ended. */
export function signedScore(evaluation: Evaluation): number | undefined {
  const { measured = [] } = evaluation.signed ?? {};
  return meanOf(indicatorNames.map((name) => indicatorScore(name, measured, evaluation)));
}

/** The mean of all indicators, once each has its score. */
function meanOf(indicators: readonly IndicatorScore[]): number | undefined {
  const scores = indicators.flatMap(({ score }) => (score === undefined ? [] : [score]));
  if (scores.length < indicators.length) return undefined;
  const sum = scores.reduce((total, score) => total + score, 0);
  return Math.round((10 * sum) / scores.length) / 10;
}

function indicatorScore(
  name: IndicatorName,
  measured: readonly Indicator[],
  { assessments, external = [] }: Evaluation,
): IndicatorScore {
  const title = indicatorTitles[name];
  const found = measured.find((indicator) => indicator.name === name);
  if (isMeasured(name) && found !== undefined) {
    const { score, note } = found;
    const own = { score, range: 0, count: 1, ...(note !== undefined && { note }) };
    return { name, title, source: 'measured', ...own };
  }
  const spread = spreadOf(
    [...assessments.flatMap(({ indicators }) => indicators), ...external]
      .filter((indicator) => indicator.name === name)
      .map(({ score }) => score),
  );
  const common = { name, title, source: 'people' as const };
  if (spread === undefined) return { ...common, range: 0, count: 0 };
  return { ...common, score: spread.median, range: spread.range, count: spread.count };
}

function breachInScore({ id, clockName, clause, lateByMs, conclusion }: Breach): BreachInScore {
  const verdict = conclusion?.verdict;
  return {
    id,
    clockName,
    clause,
    ...(lateByMs !== undefined && { lateByMs }),
    ...(verdict && {
      outcome:
        verdict.kind === '问责'
          ? { kind: verdict.kind, department: verdict.department, fault: verdict.fault }
          : { kind: verdict.kind },
    }),
    isRectified: conclusion?.rectified !== undefined,
  };
}
