import { isAtLeast } from '../../priority.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Outcome } from '../context.ts';
import { refuse, type Refused } from '../refusal.ts';
import { firstRefusal, move } from './checks.ts';

/** Step 1, on the target. From here on the target may not go into the source: no circle can close. */
export function reserveMerge(current: Case, { sourceId }: CommandOf<'reserve-merge'>): Outcome {
  if (sourceId === current.id) return refuse('merge-cycle', '案件不能并入自身');
  const isKnown = current.absorbed.some(
    ({ caseId, state }) => caseId === sourceId && state !== 'released',
  );
  return isKnown ? [] : [{ kind: 'merge-reserved', sourceId }];
}

/** T8, step 2, on the case that goes; where both are grave, a second person must agree. */
export function mergeInto(
  current: Case,
  { targetId, targetSeverity, reason }: CommandOf<'merge-into'>,
  context: ActingContext,
): Outcome {
  const refused = firstRefusal(
    checkMerge(current, targetId),
    current.proposal !== undefined &&
      refuse('proposal-pending', '本案有待确认的事项，请先确认或退回后再合并'),
  );
  if (refused) return refused;
  const bothGrave = [current.severity?.level, targetSeverity].every(
    (level) => level !== undefined && isAtLeast(level, '重大'),
  );
  return bothGrave
    ? [{ kind: 'proposed', content: { kind: 'merge', targetId, reason } }]
    : [{ kind: 'merged', targetId, reason }, move(current, context, reason)];
}

/** Step 3, on the target: the items come over and the earlier anchor counts. Told twice, it acts once. */
export function absorb(current: Case, command: CommandOf<'absorb'>): Outcome {
  const { sourceId, itemIds, storyIds, anchor } = command;
  const entry = current.absorbed.find(({ caseId }) => caseId === sourceId);
  if (entry?.state === 'absorbed') return [];
  return entry?.state === 'reserved'
    ? [{ kind: 'absorbed', sourceId, itemIds, storyIds, anchor }]
    : refuse('merge-not-reserved', `案件${sourceId}未预约并入本案`);
}

/** Back to the stage in which the merge found it, clocks and all. */
export function unmerge(
  current: Case,
  { reason, itemIds }: CommandOf<'unmerge'>,
  context: ActingContext,
): Outcome {
  return [{ kind: 'unmerged', itemIds, reason }, move(current, context, reason)];
}

/** On the target: what came with the source goes back with it. */
export function release(current: Case, { sourceId }: CommandOf<'release'>): Outcome {
  const isHeld = current.absorbed.some(
    ({ caseId, state }) => caseId === sourceId && state !== 'released',
  );
  return isHeld ? [{ kind: 'released', sourceId }] : [];
}

/** A case that others are going into, or the target itself, cannot go. */
export function checkMerge(current: Case, targetId: string): Refused | undefined {
  const isHere = current.absorbed.some(
    ({ caseId, state }) => caseId === targetId && state !== 'released',
  );
  return firstRefusal(
    (targetId === current.id || isHere) &&
      refuse('merge-cycle', '目标案件即本案或已并入本案，不能循环合并；请选择另一目标案件'),
    current.absorbed.some(({ state }) => state === 'reserved') &&
      refuse('merge-pending', '另有案件正在并入本案，请待其完成后再合并'),
  );
}
