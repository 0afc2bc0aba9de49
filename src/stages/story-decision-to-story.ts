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
import { againWhileRefused } from './tagged-item-to-story/again.ts';
import type { InTurn } from './tagged-item-to-story/in-turn.ts';

export interface StoryDecisionToStoryDeps {
  items: Pick<ItemStore, 'get'>;
  stories: StoryStore;
  clock: Pick<Clock, 'now'>;
  /** Shared with the stage that groups: both write stories. */
  inTurn: InTurn;
}

type Merge = Extract<StoryDecision, { kind: 'merge' }>;
type Split = Extract<StoryDecision, { kind: 'split' }>;

/** More moves than people make. */
const movesAtMost = 50;

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
  let told: Story[] = [];
  await againWhileRefused([decision], async (left) => {
    const outcome = await tryToCarryOut(deps, decision);
    if (outcome === 'refused') return left;
    told = outcome;
    return [];
  });
  return told;
}

/** A pair of stories as they stand before a decision; the second may not be there. */
interface Pair {
  story: Story;
  into: Story | undefined;
}

/** Both stories after it; `refused` where another copy has written one of them since it was read. */
type Outcome = Story[] | 'refused';

async function tryToCarryOut(
  deps: StoryDecisionToStoryDeps,
  decision: StoryDecision,
): Promise<Outcome> {
  const story = await deps.stories.get(decision.storyId);
  const into = await deps.stories.get(decision.into);
  if (story === undefined) return [];
  return decision.kind === 'merge'
    ? merge(deps, decision, { story, into })
    : split(deps, decision, { story, into });
}

/** First the story is closed: from then on it does not grow, and what is cut off here goes on with all that it told. */
async function merge(
  { stories, clock }: StoryDecisionToStoryDeps,
  decision: Merge,
  { story, into }: Pair,
): Promise<Outcome> {
  const now = clock.now();
  let closed = story;
  if (!isDone(story, decision)) {
    if (into === undefined || story.mergedInto !== undefined || into.mergedInto !== undefined)
      return [];
    closed = mergedStories(story, into, { decision, now }).story;
    if ((await stories.put([closed])).length > 0) return 'refused';
  }
  const home = into && (await homeOf(stories, decision, into));
  if (home === undefined) return [closed];
  if (isDone(home, decision)) return [closed, home];
  const told = mergedStories(closed, home, { decision, now }).into;
  return (await stories.put([told])).length > 0 ? 'refused' : [closed, told];
}

/** Where the items of a merge are to be told: the other story may have been merged onward since. */
async function homeOf(
  stories: Pick<StoryStore, 'get'>,
  decision: Merge,
  into: Story,
): Promise<Story> {
  let home = into;
  for (let moves = 0; moves < movesAtMost; moves += 1) {
    if (home.mergedInto === undefined || isDone(home, decision)) break;
    home = (await stories.get(home.mergedInto)) ?? home;
  }
  return home;
}

/** First the new story is told: one that is cut off between the two begins again with the other still whole. */
async function split(
  { stories, items, clock }: StoryDecisionToStoryDeps,
  decision: Split,
  { story, into }: Pair,
): Promise<Outcome> {
  if (isDone(story, decision)) return into === undefined ? [story] : [story, into];
  const ids = story.mergedInto === undefined ? story.appearances.map(({ itemId }) => itemId) : [];
  // half done, and meanwhile its items have gone elsewhere
  if (into?.appearances.some(({ itemId }) => !ids.includes(itemId)))
    return withdraw(stories, story, into);
  if (ids.every((id) => decision.itemIds.includes(id))) return [];
  if (!ids.some((id) => decision.itemIds.includes(id))) return [];
  const tagged = new Map<string, TaggedItem>();
  for (const id of ids) {
    const item = await items.get(id);
    if (item !== undefined) tagged.set(id, item);
  }
  const after = splitStories(story, tagged, { decision, now: clock.now() });
  if (into === undefined && (await stories.put([after.into])).length > 0) return 'refused';
  if ((await stories.put([after.story])).length > 0) return 'refused';
  return [after.story, into ?? after.into];
}

/** Nothing is told by the new story any more: all is told where the items were, or where they have gone from there. */
async function withdraw(stories: StoryStore, story: Story, half: Story): Promise<Outcome> {
  if (half.mergedInto !== undefined) return [];
  const mergedInto = story.mergedInto ?? story.id;
  const closed = { ...half, version: half.version + 1, mergedInto };
  return (await stories.put([closed])).length > 0 ? 'refused' : [closed];
}

function isDone({ decisions = [] }: Story, { id }: StoryDecision): boolean {
  return decisions.some((one) => one.id === id);
}
