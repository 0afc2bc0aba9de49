import type { Story } from '../domain/story.ts';
import { taggedItemSchema, type TaggedItem } from '../domain/tagged-item.ts';
import { dayMs, type Instant } from '../domain/time.ts';
import { storiesTopic, taggedItemsTopic } from '../domain/topics.ts';
import type { Clock } from '../ports/clock.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Stage } from '../ports/stage.ts';
import type { StoryLink, StoryStore } from '../ports/story-store.ts';
import { openRepostIndex } from '../understanding/reposts/repost-index.ts';
import { foldIntoStory } from '../understanding/stories/story.ts';
import { openStoryIndex } from '../understanding/stories/story-index.ts';
import { termPriorOf } from '../understanding/stories/term-prior.ts';
import { parseMessage } from './parse-message.ts';

export interface TaggedItemToStoryDeps {
  items: ItemStore;
  stories: StoryStore;
  clock: Pick<Clock, 'now'>;
  /** A dictionary with frequencies, by which the first stories are told apart as well as later ones. */
  readDictionary?: () => string;
}

/** Stories that were silent for longer are not joined any more. */
const memoryMs = 30 * dayMs;
const maxRestored = 20_000;

/**
 * Folds reposts and groups what tells of the same matter into stories. The indexes live in memory and
 * are rebuilt from the stores; both know an item by its id, so a message that comes again changes nothing.
 */
export async function openTaggedItemToStory(
  deps: TaggedItemToStoryDeps,
): Promise<Stage<TaggedItem>> {
  const { clock } = deps;
  const prior = termPriorOf(deps.readDictionary?.() ?? '');
  const indexes = { reposts: openRepostIndex(), stories: openStoryIndex({ prior }) };
  await restore(deps, indexes, clock.now() - memoryMs);
  return {
    name: 'tagged-item-to-story',
    reads: taggedItemsTopic,
    writes: [storiesTopic],
    parse: (value) => parseMessage(taggedItemSchema, taggedItemsTopic, value),
    async handle(messages) {
      const changed = new Map<string, Story>();
      const links = new Map<string, StoryLink>();
      for (const message of messages) {
        const { item, region } = message;
        const time = item.publishedAt ?? item.fetchedAt;
        const { repostOf, group } = indexes.reposts.fold({ ...item, time });
        const document = { ...item, time, region, group };
        const linked = links.get(item.id)?.storyId ?? (await deps.stories.storyOf(item.id));
        if (linked !== undefined) indexes.stories.restore(document, linked);
        const storyId = linked ?? indexes.stories.assign(document).story;
        const before = changed.get(storyId) ?? (await deps.stories.get(storyId));
        const folding = { storyId, ...(repostOf !== undefined && { repostOf }), now: clock.now() };
        // an item that comes again is passed on again: the stage may have stopped before it was
        const isTold = linked !== undefined && before !== undefined;
        changed.set(storyId, isTold ? before : foldIntoStory(before, message, folding));
        links.set(item.id, { itemId: item.id, storyId });
      }
      const stories = [...changed.values()];
      await deps.stories.put(stories, [...links.values()]);
      return stories.map((value) => ({ topic: storiesTopic, key: value.id, value }));
    },
  };
}

async function restore(
  { items, stories }: TaggedItemToStoryDeps,
  indexes: {
    reposts: ReturnType<typeof openRepostIndex>;
    stories: ReturnType<typeof openStoryIndex>;
  },
  since: Instant,
): Promise<void> {
  const recent = await stories.recent(since, maxRestored);
  for (const story of recent.toReversed()) {
    for (const { itemId, repostOf } of story.appearances) {
      const tagged = await items.get(itemId);
      if (!tagged) continue;
      const { item, region } = tagged;
      const time = item.publishedAt ?? item.fetchedAt;
      indexes.reposts.restore({ ...item, time }, repostOf);
      const group = repostOf ?? itemId;
      indexes.stories.restore({ ...item, time, region, group }, story.id);
    }
  }
}
