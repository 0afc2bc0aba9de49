import type { StoryDecision } from '../../domain/story-decision.ts';
import type { Story } from '../../domain/story.ts';
import type { TaggedItem } from '../../domain/tagged-item.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import { splitStories } from '../../understanding/stories/story-by-hand.ts';
import { isDone, type Outcome, type Pair } from './outcome.ts';

type Split = Extract<StoryDecision, { kind: 'split' }>;

interface SplitDeps {
  items: Pick<ItemStore, 'get'>;
  stories: StoryStore;
  clock: Pick<Clock, 'now'>;
}

/** First the new story is told: one that is cut off between the two begins again with the other still whole. */
export async function splitStory(
  { stories, items, clock }: SplitDeps,
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
