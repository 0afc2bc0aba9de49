import { systemActor } from '../../domain/actor.ts';
import type { Case } from '../../domain/case/case.ts';
import { isAtLeast } from '../../domain/priority.ts';
import type { Story } from '../../domain/story.ts';
import { applyCommand, type ExecuteDeps } from './apply-command.ts';

/**
 * A story has grown: its new items join the live case that holds it, and its severity is suggested
 * where no person has confirmed one. Resolves with the case after it; `undefined` when no live case
 * holds the story.
 */
export async function addItems(deps: ExecuteDeps, story: Story): Promise<Case | undefined> {
  const live = await deps.cases.liveCaseOf(story.id);
  if (live === undefined) return undefined;
  const added = await applyCommand(deps, systemActor, {
    caseId: live.id,
    command: {
      kind: 'add-items',
      storyId: story.id,
      itemIds: story.appearances.map(({ itemId }) => itemId),
      firstPublicAt: Math.min(story.firstPublicAt, story.firstSeenAt, deps.clock.now()),
    },
  });
  const current = added.kind === 'done' ? added.case : live;
  return suggestSeverity(deps, current, story);
}

/**
 * A story was merged into another by hand: the live case that holds it holds the other from now on, unless a live
 * case does already; then people decide whether to merge the cases.
 */
export async function followMerge(deps: ExecuteDeps, story: Story, into: string): Promise<void> {
  const live = await deps.cases.liveCaseOf(story.id);
  if (live === undefined || (await deps.cases.liveCaseOf(into)) !== undefined) return;
  const itemIds = story.appearances.map(({ itemId }) => itemId);
  const command = { kind: 'add-items' as const, storyId: into, itemIds };
  await applyCommand(deps, systemActor, { caseId: live.id, command });
}

async function suggestSeverity(deps: ExecuteDeps, current: Case, story: Story): Promise<Case> {
  const { severity: level } = story;
  const known = current.severity;
  const isGraver = level !== undefined && (known === undefined || !isAtLeast(known.level, level));
  if (!isGraver || known?.provisional === false) return current;
  const raised = await applyCommand(deps, systemActor, {
    caseId: current.id,
    command: { kind: 'set-severity', level, confirmed: false },
  });
  return raised.kind === 'done' ? raised.case : current;
}
