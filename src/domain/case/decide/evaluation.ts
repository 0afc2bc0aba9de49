import { indicatorTitles, isMeasured, type Evaluation } from '../../evaluation.ts';
import { faultsOf, type RubricScores } from '../../evaluation/rubric.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Outcome } from '../context.ts';
import { refuse, type Refused } from '../refusal.ts';
import { checkLimit, firstRefusal } from './checks.ts';

const maxAssessors = 20;
const maxExternal = 20;

/** An assessor's scores: each with its reason, none of what the case itself shows. */
export function assess(
  current: Case,
  { indicators, rubric }: CommandOf<'assess'>,
  context: ActingContext,
): Outcome {
  const measured = indicators.find(({ name }) => isMeasured(name));
  const twice = indicators.find(({ name }, i) =>
    indicators.slice(0, i).some((other) => other.name === name),
  );
  const bare = indicators.find(({ note = '' }) => note.trim() === '');
  const { actor } = context;
  const others = (evaluationOf(current)?.assessments ?? []).filter(
    ({ assessor }) => assessor.id !== actor.id,
  );
  return (
    firstRefusal(
      measured !== undefined &&
        refuse(
          'indicator-measured',
          `“${indicatorTitles[measured.name]}”由系统按案件记录计分，不由人评`,
        ),
      twice !== undefined &&
        refuse('rubric-unmet', `“${indicatorTitles[twice.name]}”评了两次，请只评一次`),
      bare !== undefined &&
        refuse('reason-missing', `请说明“${indicatorTitles[bare.name]}”评分的理由`),
      rubric !== undefined && checkRubric(rubric, context),
      checkLimit('评估人', others.length + 1, maxAssessors),
    ) ?? [{ kind: 'assessed', indicators, ...(rubric !== undefined && { rubric }) }]
  );
}

/** A survey or third-party score (seed 003 六(三)); said twice by the same source, it counts once. */
export function recordExternalScore(
  current: Case,
  { name, score, source, note }: CommandOf<'record-external-score'>,
): Outcome {
  const external = evaluationOf(current)?.external ?? [];
  const others = external.filter((other) => other.name !== name || other.source !== source);
  const known = external.find((other) => !others.includes(other));
  if (known?.score === score && known.note === note) return [];
  return (
    checkLimit('第三方评估与民意调查', others.length + 1, maxExternal) ?? [
      {
        kind: 'external-score-recorded',
        name,
        score,
        source,
        ...(note !== undefined && { note }),
      },
    ]
  );
}

/** The present cycle's evaluation, once anybody has given a score. */
export function evaluationOf({ evaluations, cycle }: Case): Evaluation | undefined {
  return evaluations.find((evaluation) => evaluation.cycle === cycle);
}

function checkRubric(scores: RubricScores, { rubrics = [] }: ActingContext): Refused | undefined {
  const rubric = rubrics.find(({ id }) => id === scores.id);
  if (rubric === undefined) {
    const known = rubrics.map(({ id }) => id).join('、') || '(未配置)';
    return refuse('rubric-unmet', `没有“${scores.id}”这套评估标准，现有：${known}`);
  }
  const faults = faultsOf(scores, rubric);
  return faults.length > 0
    ? refuse('rubric-unmet', `${rubric.name}：${faults.join('；')}`)
    : undefined;
}
