import type { Actor } from '../domain/actor.ts';
import type { Case } from '../domain/case/case.ts';
import { seesAssessments } from '../domain/evaluation/blind.ts';
import { caseScore, type CaseScore } from '../domain/evaluation/case-score.ts';
import type { Rubric } from '../domain/evaluation/rubric.ts';
import type { Assessment, Evaluation } from '../domain/evaluation.ts';

export interface EvaluationView extends CaseScore {
  /** The viewer's own scores. */
  own?: Assessment;
  /** How many have given theirs; who and what only once the viewer has. */
  submitted: number;
  others: Assessment[] | 'hidden';
  external: NonNullable<Evaluation['external']>;
  signed?: NonNullable<Evaluation['signed']>;
}

/**
 * The evaluation of the present cycle as this person may see it: measured indicators and outside scores always,
 * other assessors' scores, and the medians that would give them away, only after the own.
 */
export function evaluationView(
  current: Case,
  viewer: Pick<Actor, 'id' | 'roles'>,
  rubrics: readonly Rubric[] = [],
): EvaluationView {
  const { cycle } = current;
  const evaluation: Evaluation = current.evaluations.find((one) => one.cycle === cycle) ?? {
    cycle,
    assessments: [],
  };
  const { assessments, external = [], signed } = evaluation;
  const isOpen = seesAssessments(evaluation, viewer);
  const own = assessments.find(({ assessor }) => assessor.id === viewer.id);
  const shown = isOpen ? current : withoutAssessments(current);
  return {
    ...caseScore(shown, rubrics),
    ...(own && { own }),
    submitted: assessments.length,
    others: isOpen ? assessments.filter((one) => one !== own) : 'hidden',
    external,
    ...(signed && { signed }),
  };
}

function withoutAssessments(current: Case): Case {
  return {
    ...current,
    evaluations: current.evaluations.map((one) =>
      one.cycle === current.cycle ? { ...one, assessments: [] } : one,
    ),
  };
}
