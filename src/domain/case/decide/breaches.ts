import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Fact, Outcome } from '../context.ts';
import type { Breach } from '../deadline.ts';
import { refuse, type Refused } from '../refusal.ts';
import { checkDepartment, checkLimit, firstRefusal, missing } from './checks.ts';

const maxNotes = 20;
const maxPraises = 20;

/** Explains a breach; the breach itself stays as it is. */
export function annotateBreach(
  current: Case,
  { breachId, text }: CommandOf<'annotate-breach'>,
  context: ActingContext,
): Outcome {
  const breach = current.breaches.find(({ id }) => id === breachId);
  if (breach === undefined) return missing('breach-missing', '逾期记录', breachId);
  return (
    firstRefusal(
      checkBlamed(current, breach, context),
      checkLimit('逾期说明', breach.notes.length + 1, maxNotes),
    ) ?? [{ kind: 'breach-annotated', breachId, text }]
  );
}

/** 问责 or 免责说明; until it is appealed against, a later conclusion replaces the earlier. */
export function concludeBreaches(
  current: Case,
  { breachIds, verdict }: CommandOf<'conclude-breaches'>,
): Outcome {
  const unknown = breachIds.find((breachId) => !current.breaches.some(({ id }) => id === breachId));
  if (unknown !== undefined) return missing('breach-missing', '逾期记录', unknown);
  const appealed = current.breaches.find(
    ({ id, conclusion }) => breachIds.includes(id) && conclusion?.appeal !== undefined,
  );
  if (appealed !== undefined) return appealOpen(appealed);
  return [...new Set(breachIds)].map((breachId): Fact => ({
    kind: 'breach-concluded',
    breachId,
    verdict,
  }));
}

/** A breach whose proof showed that it was in time after all needs no conclusion. */
export function isConcluded({ conclusion, lateByMs }: Breach): boolean {
  return conclusion !== undefined || lateByMs === 0;
}

/** Whether a department's objection still waits for its decision. */
export function isUnderAppeal({ conclusion }: Breach): boolean {
  return conclusion?.appeal !== undefined && conclusion.appeal.decision === undefined;
}

/** 整改: what was put right after being held accountable. */
export function recordRectification(
  current: Case,
  { breachId, text }: CommandOf<'record-rectification'>,
  context: ActingContext,
): Outcome {
  const breach = current.breaches.find(({ id }) => id === breachId);
  if (breach === undefined) return missing('breach-missing', '逾期记录', breachId);
  return (
    firstRefusal(checkAccountable(breach), checkBlamed(current, breach, context)) ?? [
      { kind: 'breach-rectified', breachId, text },
    ]
  );
}

/** 核实整改: by somebody who neither recorded it nor belongs to the department that is held accountable. */
export function confirmRectification(
  current: Case,
  { breachId, finding }: CommandOf<'confirm-rectification'>,
  context: ActingContext,
): Outcome {
  const breach = current.breaches.find(({ id }) => id === breachId);
  if (breach === undefined) return missing('breach-missing', '逾期记录', breachId);
  const rectified = breach.conclusion?.rectified;
  return (
    firstRefusal(
      checkAccountable(breach),
      (rectified === undefined || rectified.confirmed !== undefined) &&
        refuse('rectification-missing', `“${breach.clockName}”逾期没有待核实的整改`),
      isOfBlamed(breach, context) &&
        refuse('own-department', '被问责部门不得核实本部门的整改，请由办公室或分管领导核实'),
      rectified?.by.id === context.actor.id &&
        refuse('same-person', '整改登记人不得核实该整改，请由另一人核实'),
    ) ?? [{ kind: 'rectification-confirmed', breachId, finding }]
  );
}

/** 申诉: once, by the department's own people. */
export function appeal(
  current: Case,
  { breachId, reason }: CommandOf<'appeal'>,
  context: ActingContext,
): Outcome {
  const breach = current.breaches.find(({ id }) => id === breachId);
  if (breach === undefined) return missing('breach-missing', '逾期记录', breachId);
  return (
    firstRefusal(
      checkAccountable(breach),
      checkBlamed(current, breach, context),
      breach.conclusion?.appeal !== undefined && appealOpen(breach),
    ) ?? [{ kind: 'breach-appealed', breachId, reason }]
  );
}

/** Decided by a leader other than whoever concluded the breach. */
export function decideAppeal(
  current: Case,
  { breachId, upheld, reason }: CommandOf<'decide-appeal'>,
  { actor }: ActingContext,
): Outcome {
  const breach = current.breaches.find(({ id }) => id === breachId);
  if (breach === undefined) return missing('breach-missing', '逾期记录', breachId);
  return (
    firstRefusal(
      !isUnderAppeal(breach) && refuse('appeal-missing', '没有待决定的申诉'),
      breach.conclusion?.by.id === actor.id &&
        refuse('same-person', '原结论作出人不得决定对其的申诉，请由另一位领导决定'),
    ) ?? [{ kind: 'appeal-decided', breachId, upheld, reason }]
  );
}

/** 表扬 for good work on this matter (seed 000 五(三)). */
export function praise(current: Case, { department, reason }: CommandOf<'praise'>): Outcome {
  return (
    checkLimit('表扬', current.praises.length + 1, maxPraises) ?? [
      { kind: 'praised', department, reason },
    ]
  );
}

function checkAccountable({ conclusion }: Breach): Refused | undefined {
  return conclusion?.verdict.kind === '问责'
    ? undefined
    : refuse('not-accountable', '该逾期未作问责结论，无须整改或申诉');
}

/** The department that is held accountable speaks for itself, also when it no longer has the case. */
function checkBlamed(current: Case, breach: Breach, context: ActingContext): Refused | undefined {
  return isOfBlamed(breach, context) ? undefined : checkDepartment(current, context);
}

/** Conclusions name departments by their name, or by their id. */
function isOfBlamed({ conclusion }: Breach, { profile, actor }: ActingContext): boolean {
  const own = profile.departments.find(({ id }) => id === actor.department);
  return (
    conclusion?.verdict.kind === '问责' &&
    own !== undefined &&
    [own.id, own.name].includes(conclusion.verdict.department)
  );
}

function appealOpen({ conclusion, clockName }: Breach): Refused {
  return refuse(
    'appeal-open',
    conclusion?.appeal?.decision === undefined
      ? `“${clockName}”逾期的申诉尚待决定`
      : `“${clockName}”逾期已申诉并作出决定，不再受理`,
  );
}
