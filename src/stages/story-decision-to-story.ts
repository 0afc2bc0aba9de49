import { storyDecisionSchema, type StoryDecision } from '../domain/story-decision.ts';
import type { Story } from '../domain/story.ts';
import type { TaggedItem } from '../domain/tagged-item.ts';
import { storiesTopic, storyDecisionsTopic } from '../domain/topics.ts';
import type { Clock } from '../ports/clock.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Stage } from '../ports/stage.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { mergedStories, splitStories } from '../understanding/stories/story-by-hand.ts';
import { parseMessage } from './parse-message.ts';
import type { InTurn } from './tagged-item-to-story/in-turn.ts';

export interface StoryDecisionToStoryDeps {
  items: Pick<ItemStore, 'get'>;
  stories: StoryStore;
  clock: Pick<Clock, 'now'>;
  /** Shared with the stage that groups: both write stories. */
  inTurn: InTurn;
}

/** Carries out what people decided of stories, each decision once, and passes both stories on. */
export function storyDecisionToStory(deps: StoryDecisionToStoryDeps): Stage<StoryDecision> {
  return {
    name: 'story-decision-to-story',
    reads: storyDecisionsTopic,
    writes: [storiesTopic],
    parse: (value) => parseMessage(storyDecisionSchema, storyDecisionsTopic, value),
    handle: (messages) =>
      deps.inTurn(async () => {
        const told: Story[] = [];
        for (const decision of messages) told.push(...(await carryOut(deps, decision)));
        return told.map((value) => ({ topic: storiesTopic, key: value.id, value }));
      }),
  };
}

/**
 * Both stories as they are after it, first the one that lost items, so that a case follows it before the other opens
 * one; none where it can not be carried out any more.
 */
async function carryOut(deps: StoryDecisionToStoryDeps, decision: StoryDecision): Promise<Story[]> {
  const { stories } = deps;
  const story = await stories.get(decision.storyId);
  const into = await stories.get(decision.into);
  if (story === undefined) return [];
  if (isDone(story, decision)) return into === undefined ? [story] : [story, into];
  const after = await decided(deps, decision, { story, into });
  if (after === undefined) return [];
  // one that is cut off between the two begins again with the second still as it was
  if (into === undefined || !isDone(into, decision)) await stories.put([after.into]);
  await stories.put([after.story]);
  return [after.story, after.into];
}

async function decided(
  { items, clock }: StoryDecisionToStoryDeps,
  decision: StoryDecision,
  { story, into }: { story: Story; into: Story | undefined },
): Promise<{ story: Story; into: Story } | undefined> {
  const now = clock.now();
  switch (decision.kind) {
    case 'merge': {
      if (into === undefined || story.mergedInto !== undefined || into.mergedInto !== undefined)
        return undefined;
      const after = mergedStories(story, into, { decision, now });
      return isDone(into, decision) ? { ...after, into } : after;
    }
    case 'split': {
      const ids = story.appearances.map(({ itemId }) => itemId);
      if (ids.every((id) => decision.itemIds.includes(id))) return undefined;
      if (!ids.some((id) => decision.itemIds.includes(id))) return undefined;
      const tagged = new Map<string, TaggedItem>();
      for (const id of ids) {
        const item = await items.get(id);
        if (item !== undefined) tagged.set(id, item);
      }
      const after = splitStories(story, tagged, { decision, now });
      return { ...after, into: into ?? after.into };
    }
  }
}

function isDone({ decisions = [] }: Story, { id }: StoryDecision): boolean {
  return decisions.some((one) => one.id === id);
}
