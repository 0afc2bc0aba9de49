import { systemActor, type Actor } from '../../domain/actor.ts';
import { anchorOf } from '../../domain/case/anchor.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Command, CommandOf } from '../../domain/case/commands.ts';
import { refuse, type Refused } from '../../domain/case/refusal.ts';
import { isLive } from '../../domain/case/stage.ts';
import {
  applyCommand,
  type ExecuteDeps,
  type ExecuteInput,
  type Executed,
} from './apply-command.ts';

/**
 * T8 over two documents without a transaction: the target reserves, the source goes, the target takes
 * its items. Each step may be repeated; `settleMerge` finishes what a crash cut off. Between the second
 * and the third the items are in no live case, never in two.
 */
export async function merge(
  deps: ExecuteDeps,
  actor: Actor,
  { targetId, ...input }: ExecuteInput & { targetId: string },
): Promise<Executed> {
  const target = await deps.cases.get(targetId);
  if (target === undefined || !isLive(target.stage)) return noSuchTarget(targetId, target);
  const reserved = await onTarget(deps, targetId, {
    kind: 'reserve-merge',
    sourceId: input.caseId,
  });
  if (reserved.kind !== 'done') return reserved;
  const command: Command =
    input.command.kind === 'merge-into'
      ? {
          ...input.command,
          ...(target.severity !== undefined && { targetSeverity: target.severity.level }),
        }
      : input.command;
  const outcome = await applyCommand(deps, actor, { ...input, command });
  await settleMerge(deps, input.caseId, targetId);
  return outcome;
}

/** Gives the source back what its target took over, then lets it go on where the merge found it. */
export async function unmerge(
  deps: ExecuteDeps,
  actor: Actor,
  { command, ...input }: ExecuteInput & { command: CommandOf<'unmerge'> },
): Promise<Executed> {
  const source = await deps.cases.get(input.caseId);
  const targetId = source?.mergedInto;
  if (targetId === undefined) return applyCommand(deps, actor, { ...input, command });
  const target = await deps.cases.get(targetId);
  if (target?.stage === '已合并')
    return refuse('merge-pending', `目标案件${target.number}已并入他案，请先撤销该合并`);
  const released = await onTarget(deps, targetId, { kind: 'release', sourceId: input.caseId });
  if (released.kind !== 'done') return released;
  const entry = released.case.absorbed.find(({ caseId }) => caseId === input.caseId);
  const outcome = await applyCommand(deps, actor, {
    ...input,
    command: { ...command, itemIds: entry?.itemIds ?? [] },
  });
  if (outcome.kind !== 'done') await settleMerge(deps, input.caseId, targetId);
  return outcome;
}

/** Brings the target in line with what the source has become; harmless at any time and any number of times. */
export async function settleMerge(
  deps: ExecuteDeps,
  sourceId: string,
  targetId: string,
): Promise<void> {
  const source = await deps.cases.get(sourceId);
  if (source?.stage !== '已合并' || source.mergedInto !== targetId) {
    await onTarget(deps, targetId, { kind: 'release', sourceId });
    return;
  }
  await onTarget(deps, targetId, { kind: 'reserve-merge', sourceId });
  await onTarget(deps, targetId, {
    kind: 'absorb',
    sourceId,
    itemIds: source.itemIds,
    storyIds: source.storyIds,
    anchor: anchorOf(source),
  });
}

function onTarget(deps: ExecuteDeps, caseId: string, command: Command): Promise<Executed> {
  return applyCommand(deps, systemActor, { caseId, command });
}

function noSuchTarget(targetId: string, target: Case | undefined): Refused {
  return refuse(
    'merge-target',
    target === undefined
      ? `没有编号为“${targetId}”的目标案件，请重新选择`
      : `目标案件${target.number}处于“${target.stage}”，只能并入在办案件`,
  );
}
