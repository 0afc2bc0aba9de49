import { indicatorNames, indicatorTitles, measuredIndicators } from '../../evaluation.ts';
import type { Case } from '../case.ts';
import type { ActingContext, Outcome } from '../context.ts';
import { dispositionOutcomes } from '../disposition.ts';
import type { Instant } from '../../time.ts';
import { isBreached, lateFrom } from '../ladder.ts';
import { draftsInWork } from '../publishing.ts';
import { measure } from '../measure.ts';
import { refuse, type Refused } from '../refusal.ts';
import { checkDepartment, firstRefusal, move } from './checks.ts';
import { evaluationOf } from './evaluation.ts';
import { isConcluded, isUnderAppeal } from './breaches.ts';
import { checkNotMerging } from './judgment.ts';
import { checkReferral } from './referral.ts';

/** T5: every disposition has had its publication, the handling is over, the conference held or waived. */
export function finishResponse(current: Case, context: ActingContext): Outcome {
  const open = (current.judgment?.dispositions ?? [])
    .filter((disposition) => !current.closedDispositions.includes(disposition))
    .map(
      (code) =>
        `${code}${dispositionOutcomes[code].name}（须${dispositionOutcomes[code].outcome}）`,
    )
    .join('、');
  const isConferenceDue = current.clocks.some(
    ({ kind, cycle, state }) =>
      kind === 'C2' && cycle === current.cycle && state.kind === 'running',
  );
  return (
    firstRefusal(
      checkDepartment(current, context),
      current.consultationOwed &&
        refuse('consultation-owed', '经快速通道进入研判，须先补办会商并形成纪要'),
      open !== '' && refuse('dispositions-open', `尚未公开处置结果：${open}`),
      current.handlingEndedAt === undefined &&
        refuse('handling-not-ended', '尚未宣布处置结束，处置期间应持续发布信息'),
      isConferenceDue &&
        refuse('conference-missing', '尚未登记新闻发布会；如不召开，须由分管领导说明理由'),
      checkNothingInWork(current),
    ) ?? [move(current, context)]
  );
}

/** T6: the leader signs the evaluation: all indicators filled, every breach concluded, nothing running but the evaluation itself. */
export function archive(current: Case, context: ActingContext): Outcome {
  const { assessments = [], external = [] } = evaluationOf(current) ?? {};
  const filled = new Set([
    ...measuredIndicators,
    ...assessments.flatMap(({ indicators }) => indicators.map(({ name }) => name)),
    ...external.map(({ name }) => name),
  ]);
  const empty = indicatorNames
    .filter((name) => !filled.has(name))
    .map((name) => indicatorTitles[name])
    .join('、');
  const open = current.breaches.filter((breach) => !isConcluded(breach));
  const running = current.clocks
    .filter(({ kind, state }) => state.kind === 'running' && kind !== 'C9')
    .map(({ name }) => name)
    .join('、');
  return (
    firstRefusal(
      empty !== '' && refuse('indicators-missing', `评估指标未填齐，尚缺：${empty}`),
      assessments.some(({ assessor }) => assessor.id === context.actor.id) &&
        refuse('same-person', '您已参与评分，请由未评分的领导签署评估'),
      open.length > 0 &&
        refuse(
          'breaches-open',
          `尚有${open.length}项逾期未作结论（${open.map(({ clockName }) => clockName).join('、')}），请问责或作免责说明`,
        ),
      current.breaches.some(isUnderAppeal) &&
        refuse('appeal-open', '尚有申诉未作决定，请由未作原结论的领导决定后归档'),
      isUnseenBreach(current, context.now) &&
        refuse('breaches-open', '评估时限已过，逾期即将记录；请在作出结论后归档'),
      running !== '' && refuse('clocks-running', `尚有时限未了结：${running}`),
      checkReferral(current),
      checkNothingInWork(current),
      checkNotMerging(current),
    ) ?? [{ kind: 'evaluation-signed', measured: measure(current) }, move(current, context)]
  );
}

/** 处置结束: ends the duty to go on publishing (C4); said twice, it counts once. */
export function declareHandlingEnded(current: Case, context: ActingContext): Outcome {
  return (
    checkDepartment(current, context) ??
    (current.handlingEndedAt === undefined ? [{ kind: 'handling-ended' }] : [])
  );
}

/** The archive stops the last clock: if that is late, its breach must be on record before. */
function isUnseenBreach(current: Case, now: Instant): boolean {
  return current.clocks.some(
    (clock) =>
      clock.state.kind === 'running' && lateFrom(clock) <= now && !isBreached(current, clock),
  );
}

function checkNothingInWork(current: Case): Refused | undefined {
  const drafts = draftsInWork(current)
    .map(({ title }) => `《${title}》`)
    .join('、');
  const isPending = current.publications.some(({ state }) => state.kind === 'requested');
  return firstRefusal(
    drafts !== '' && refuse('drafts-open', `文稿${drafts}尚在审签中，请发布或撤回`),
    isPending && refuse('publication-pending', '尚有发布未经页面核实，请确认发布或登记失败'),
  );
}
