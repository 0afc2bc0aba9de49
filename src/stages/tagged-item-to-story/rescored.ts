import type { Story } from '../../domain/story.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import { rescoredStory } from '../../understanding/stories/story.ts';

interface RescoredDeps {
  items: Pick<ItemStore, 'get'>;
  stories: Pick<StoryStore, 'itemsOf'>;
}

/** More are not read again for one correction: a story of more than that only gains. */
const readAtMost = 2000;

/** The story as its items are tagged now, listed in it or not: what came again may have been corrected meanwhile. */
export async function rescored({ items, stories }: RescoredDeps, story: Story): Promise<Story> {
  const told = await Promise.all(
    (await itemsIn(stories, story)).map((itemId) => items.get(itemId)),
  );
  return rescoredStory(
    story,
    told.flatMap((item) => item ?? []),
  );
}

async function itemsIn(stories: RescoredDeps['stories'], story: Story): Promise<string[]> {
  const listed = story.appearances.map(({ itemId }) => itemId);
  if (story.unlisted === undefined) return listed;
  const decisions = story.decisions ?? [];
  const gone = new Set(
    decisions.flatMap((decision) =>
      decision.kind === 'split' && decision.into !== story.id ? decision.itemIds : [],
    ),
  );
  const merged = decisions.flatMap(({ kind, storyId }) => (kind === 'merge' ? [storyId] : []));
  const linked = await Promise.all(
    [story.id, ...merged].map((storyId) => stories.itemsOf(storyId, readAtMost)),
  );
  const staying = linked.flat().filter((itemId) => !gone.has(itemId));
  return [...new Set([...listed, ...staying])].slice(0, readAtMost);
}
