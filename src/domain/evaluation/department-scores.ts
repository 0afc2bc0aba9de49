import type { Case } from '../case/case.ts';
import { faults } from '../case/deadline.ts';
import type { PolicyProfile } from '../policy.ts';
import type { Instant } from '../time.ts';
import { caseScore, type Fault } from './case-score.ts';
import { spreadOf } from './spread.ts';

/** What one department's signed evaluations of a period come to. */
export interface DepartmentScore {
  department: { id: string; name: string };
  cases: number;
  /** Mean of its cases, 0–100 to one decimal. */
  score: number;
  /** Best less worst case. */
  range: number;
  /** What the score adds to the department's yearly 100 points; absent where the profile states no weight. */
  points?: number;
  faults: Record<Fault, number>;
  excused: number;
  praises: number;
}

/** From `from` up to, not including, `to`. */
export interface Period {
  from: Instant;
  to: Instant;
}

/**
 * The departments' scores of a period from the evaluations signed in it, best first; who led a case answers for it,
 * and who is named by a 问责 bears the fault. The weight is the profile's (seed 003 六(五): not below 4 %).
 */
export function departmentScores(
  cases: readonly Case[],
  { from, to }: Period,
  { evaluation, departments }: Pick<PolicyProfile, 'evaluation' | 'departments'>,
): DepartmentScore[] {
  const signed = cases.filter(({ evaluations, cycle }) =>
    evaluations.some(
      (one) =>
        one.cycle === cycle &&
        one.signed !== undefined &&
        one.signed.at >= from &&
        one.signed.at < to,
    ),
  );
  const leads = new Map(
    signed.flatMap(({ lead }) => (lead ? [[lead.department.id, lead] as const] : [])),
  );
  return [...leads]
    .map(([id, { department }]) => {
      const name = departments.find((one) => one.id === id)?.name ?? department.name;
      const own = signed.filter(({ lead }) => lead?.department.id === id);
      const weight = 'weightPercent' in evaluation ? evaluation.weightPercent : undefined;
      return departmentScore({ id, name }, own, { signed, weight });
    })
    .sort((a, b) => b.score - a.score || (a.department.id < b.department.id ? -1 : 1));
}

function departmentScore(
  department: { id: string; name: string },
  own: readonly Case[],
  { signed, weight }: { signed: readonly Case[]; weight: number | undefined },
): DepartmentScore {
  const scores = own.flatMap((one) => caseScore(one).overall ?? []);
  const mean = scores.reduce((total, score) => total + score, 0) / Math.max(1, scores.length);
  const isNamed = (named: string) => named === department.id || named === department.name;
  const verdicts = signed
    .flatMap(({ breaches }) => breaches)
    .flatMap(({ conclusion }) => conclusion?.verdict ?? []);
  const blamed = verdicts.flatMap((verdict) =>
    verdict.kind === '问责' && isNamed(verdict.department) ? [verdict.fault] : [],
  );
  const count = (fault: Fault) => blamed.filter((one) => one === fault).length;
  return {
    department,
    cases: own.length,
    score: Math.round(10 * mean) / 10,
    range: spreadOf(scores)?.range ?? 0,
    ...(weight !== undefined && { points: Math.round(mean * weight) / 100 }),
    faults: {
      [faults[0]]: count(faults[0]),
      [faults[1]]: count(faults[1]),
      [faults[2]]: count(faults[2]),
    },
    excused: own
      .flatMap(({ breaches }) => breaches)
      .filter(({ conclusion }) => conclusion?.verdict.kind === '免责说明').length,
    praises: signed.flatMap(({ praises }) => praises).filter((praise) => isNamed(praise.department))
      .length,
  };
}
