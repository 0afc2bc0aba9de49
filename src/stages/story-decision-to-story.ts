import {
  storyDecisionEvent,
  storyDecisionSchema,
  type StoryDecision,
} from '../domain/story-decision.ts';
import type { Story } from '../domain/story.ts';
import { storiesTopic, storyDecisionsTopic } from '../domain/topics.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../ports/documents.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Stage } from '../ports/stage.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { parseMessage } from './parse-message.ts';
import { mergeStories } from './story-decision-to-story/merge.ts';
import type { Outcome } from './story-decision-to-story/outcome.ts';
import { splitStory } from './story-decision-to-story/split.ts';
import { againWhileRefused } from './again-while-refused.ts';
import type { InTurn } from './in-turn.ts';

export interface StoryDecisionToStoryDeps {
  items: Pick<ItemStore, 'get'>;
  stories: StoryStore;
  clock: Pick<Clock, 'now'>;
  documents: Pick<Documents, 'events'>;
  /** Shared with the stage that groups: both write stories. */
  inTurn: InTurn;
}

/**
 * Carries out what people decided of stories, each decision once, and passes both stories on. The office's audit is
 * told here: the flow comes back to a decision until it is done, so none is carried out and not told.
 */
export function storyDecisionToStory(deps: StoryDecisionToStoryDeps): Stage<StoryDecision> {
  return {
    name: 'story-decision-to-story',
    reads: storyDecisionsTopic,
    writes: [storiesTopic],
    parse: (value) => parseMessage(storyDecisionSchema, storyDecisionsTopic, value),
    async handle(messages) {
      for (const decision of messages)
        await deps.documents.events.add(storyDecisionEvent(decision));
      return deps.inTurn(async () => {
        const told: Story[] = [];
        for (const decision of messages) told.push(...(await carryOut(deps, decision)));
        return told.map((value) => ({ topic: storiesTopic, key: value.id, value }));
      });
    },
  };
}

/**
 * Both stories as they are after it, first the one that lost items, so that a case follows it before the other opens
 * one; none where it can not be carried out any more.
 */
async function carryOut(deps: StoryDecisionToStoryDeps, decision: StoryDecision): Promise<Story[]> {
  let told: Story[] = [];
  await againWhileRefused([decision], async (left) => {
    const outcome = await tryToCarryOut(deps, decision);
    if (outcome === 'refused') return left;
    told = outcome;
    return [];
  });
  return told;
}

async function tryToCarryOut(
  deps: StoryDecisionToStoryDeps,
  decision: StoryDecision,
): Promise<Outcome> {
  const story = await deps.stories.get(decision.storyId);
  const into = await deps.stories.get(decision.into);
  if (story === undefined) return [];
  return decision.kind === 'merge'
    ? mergeStories(deps, decision, { story, into })
    : splitStory(deps, decision, { story, into });
}
