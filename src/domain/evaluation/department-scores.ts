import type { Case } from '../case/case.ts';
import { faults, type Breach } from '../case/deadline.ts';
import type { Evaluation } from '../evaluation.ts';
import type { PolicyProfile } from '../policy.ts';
import type { Instant } from '../time.ts';
import { signedScore, type Fault } from './case-score.ts';
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

/** A case with what was signed of it in the period; a reopening takes nothing away from it. */
interface SignedCase {
  lead: Case['lead'];
  /** Of the last evaluation that was signed in the period. */
  score: number | undefined;
  breaches: readonly Breach[];
  praises: Case['praises'];
}

/**
 * The departments' scores of a period from the evaluations signed in it, best first; who led a case answers for it,
 * and who is named by a 问责 bears the fault. The weight is the profile's (seed 003 六(五): not below 4 %).
 */
export function departmentScores(
  cases: readonly Case[],
  period: Period,
  { evaluation, departments }: Pick<PolicyProfile, 'evaluation' | 'departments'>,
): DepartmentScore[] {
  const signed = cases.flatMap((one) => signedWithin(one, period) ?? []);
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

function signedWithin(one: Case, { from, to }: Period): SignedCase | undefined {
  const signings = one.evaluations.flatMap((evaluation) =>
    evaluation.signed ? [{ evaluation, at: evaluation.signed.at }] : [],
  );
  const within = signings.filter(({ at }) => at >= from && at < to);
  const last = within.at(-1);
  if (last === undefined) return undefined;
  const isWithin = (signing: { evaluation: Evaluation } | undefined) =>
    within.some(({ evaluation }) => evaluation === signing?.evaluation);
  const cycleOf = ({ clockId }: Breach) =>
    one.clocks.find(({ id }) => id === clockId)?.cycle ?? one.cycle;
  return {
    lead: one.lead,
    score: signedScore(last.evaluation),
    // what a cycle without a signature left behind is answered for with the next one
    breaches: one.breaches.filter((breach) =>
      isWithin(signings.find(({ evaluation: { cycle } }) => cycle >= cycleOf(breach))),
    ),
    praises: one.praises.filter((praise) =>
      isWithin(signings.find(({ at }) => at >= praise.at) ?? signings.at(-1)),
    ),
  };
}

function departmentScore(
  department: { id: string; name: string },
  own: readonly SignedCase[],
  { signed, weight }: { signed: readonly SignedCase[]; weight: number | undefined },
): DepartmentScore {
  const scores = own.flatMap(({ score }) => score ?? []);
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
