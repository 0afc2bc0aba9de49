import type { Actor } from '../../domain/actor.ts';
import { decisionTime, mergeRefusal, storyRoleRefusal } from '../../domain/story-by-hand.ts';
import { keepDecision, type StoryDecided, type StoryDecisionDeps } from './decide.ts';

/** Makes one story part of another, whose matter it tells: what is found of it later joins the other. */
export async function mergeStory(
  deps: StoryDecisionDeps,
  actor: Actor,
  { storyId, into, reason }: { storyId: string; into: string; reason: string },
): Promise<StoryDecided> {
  const notPermitted = storyRoleRefusal(actor);
  if (notPermitted) return notPermitted;
  const [story, target] = [await deps.stories.get(storyId), await deps.stories.get(into)];
  const refusal = mergeRefusal(story, target);
  if (refusal) return refusal;
  const at = decisionTime(
    deps.clock.now(),
    [story, target].flatMap((one) => one ?? []),
  );
  const by = { id: actor.id, name: actor.name };
  const id = deps.hash(JSON.stringify(['merge', storyId, into, by.id, at]));
  const decision = { kind: 'merge' as const, id, at, by, storyId, into, reason };
  return keepDecision(deps, decision);
}
