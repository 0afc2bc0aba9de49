import type { Evaluation } from '../../evaluation.ts';
import type { Case } from '../case.ts';
import type { CaseEventOf } from '../events.ts';

type EvaluationEvent = CaseEventOf<'assessed' | 'external-score-recorded' | 'evaluation-signed'>;

/** Applies an event of 评估 to the present cycle; the evaluations of earlier cycles are frozen. */
export function evolveEvaluation(current: Case, event: EvaluationEvent): Case {
  const { cycle } = current;
  const before = current.evaluations.find((evaluation) => evaluation.cycle === cycle);
  const frozen = current.evaluations.filter((other) => other.cycle !== cycle);
  const evaluation = changed(before ?? { cycle, assessments: [] }, event);
  return { ...current, evaluations: [...frozen, evaluation] };
}

function changed(evaluation: Evaluation, event: EvaluationEvent): Evaluation {
  const { at, by } = event;
  switch (event.kind) {
    case 'assessed':
      return assessed(evaluation, event);
    case 'external-score-recorded': {
      const { name, score, source, note } = event;
      const others = (evaluation.external ?? []).filter(
        (other) => other.name !== name || other.source !== source,
      );
      const recorded = { name, score, source, ...(note !== undefined && { note }), at, by };
      return { ...evaluation, external: [...others, recorded] };
    }
    case 'evaluation-signed':
      return { ...evaluation, signed: { at, by, measured: event.measured } };
  }
}

/** One assessor's later word replaces the earlier; whoever has seen the others' by then is marked. */
function assessed(evaluation: Evaluation, event: CaseEventOf<'assessed'>): Evaluation {
  const { indicators, rubric, at, by } = event;
  const others = evaluation.assessments.filter(({ assessor }) => assessor.id !== by.id);
  const isRevised = others.length > 0 && others.length < evaluation.assessments.length;
  const assessment = {
    assessor: by,
    at,
    indicators,
    ...(rubric !== undefined && { rubric }),
    ...(isRevised && { revised: true as const }),
  };
  return { ...evaluation, assessments: [...others, assessment] };
}
