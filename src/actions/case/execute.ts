import type { Actor } from '../../domain/actor.ts';
import { refuse } from '../../domain/case/refusal.ts';
import { mayEver, refusePermission } from '../../domain/permission.ts';
import {
  applyCommand,
  type ExecuteDeps,
  type ExecuteInput,
  type Executed,
} from './apply-command.ts';
import { rulesOf } from '../../domain/case/transitions.ts';
import { merge, settleMerge, unmerge } from './merge.ts';

export type { ExecuteDeps } from './apply-command.ts';

/** Gives a command to a case, and carries it to the other case where two are concerned (T8). */
export async function execute(
  deps: ExecuteDeps,
  actor: Actor,
  input: ExecuteInput,
): Promise<Executed> {
  if (!mayEver(actor, input.command.kind)) return refusePermission(rulesOf(input.command.kind));
  const { caseId, command } = input;
  // numbers and ids are not the caller's to choose: openCase gives them
  if (command.kind === 'open-case')
    return refuse('case-missing', '请在队列中由事件立案，不能直接登记案件编号');
  if (command.kind === 'merge-into')
    return merge(deps, actor, { ...input, targetId: command.targetId });
  if (command.kind === 'unmerge') return unmerge(deps, actor, { ...input, command });
  const before = await deps.cases.get(caseId);
  const proposal = before?.proposal?.content;
  if (command.kind === 'approve' && proposal?.kind === 'merge')
    return merge(deps, actor, { ...input, targetId: proposal.targetId });
  const outcome = await applyCommand(deps, actor, input);
  if (outcome.kind !== 'refused' || outcome.reason !== 'merge-pending') return outcome;
  // a merge that a crash cut off must not hold up its target for ever
  for (const { caseId: sourceId, state } of before?.absorbed ?? [])
    if (state === 'reserved') await settleMerge(deps, sourceId, caseId);
  return applyCommand(deps, actor, input);
}
