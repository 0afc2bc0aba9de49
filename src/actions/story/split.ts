import type { Actor } from '../../domain/actor.ts';
import { decisionTime, splitRefusal, storyRoleRefusal } from '../../domain/story-by-hand.ts';
import { keepDecision, type StoryDecided, type StoryDecisionDeps } from './decide.ts';

/** Makes items of a story a story of their own; what repeats them or is most like them follows. */
export async function splitStory(
  deps: StoryDecisionDeps,
  actor: Actor,
  { storyId, itemIds, reason }: { storyId: string; itemIds: readonly string[]; reason: string },
): Promise<StoryDecided> {
  const notPermitted = storyRoleRefusal(actor);
  if (notPermitted) return notPermitted;
  const story = await deps.stories.get(storyId);
  const refusal = splitRefusal(story, itemIds);
  if (refusal) return refusal;
  const at = decisionTime(deps.clock.now(), story === undefined ? [] : [story]);
  const by = { id: actor.id, name: actor.name };
  const taken = [...new Set(itemIds)].sort();
  const id = deps.hash(JSON.stringify(['split', storyId, taken, by.id, at]));
  const into = `split-${id}`;
  const decision = { kind: 'split' as const, id, at, by, storyId, itemIds: taken, into, reason };
  return keepDecision(deps, decision);
}
