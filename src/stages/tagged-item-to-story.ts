import type { Story } from '../domain/story.ts';
import { taggedItemSchema, type TaggedItem } from '../domain/tagged-item.ts';
import { dayMs, type Instant } from '../domain/time.ts';
import { storiesTopic, taggedItemsTopic } from '../domain/topics.ts';
import type { Clock } from '../ports/clock.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Stage } from '../ports/stage.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { openRepostIndex } from '../understanding/reposts/repost-index.ts';
import { foldIntoStory } from '../understanding/stories/story.ts';
import { openStoryIndex } from '../understanding/stories/story-index.ts';
import { termPriorOf } from '../understanding/stories/term-prior.ts';
import { parseMessage } from './parse-message.ts';

export interface TaggedItemToStoryDeps {
  items: ItemStore;
  stories: StoryStore;
  clock: Clock;
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
  const prior = termPriorOf(deps.readDictionary?.() ?? '');
  const indexes = { reposts: openRepostIndex(), stories: openStoryIndex({ prior }) };
  await restore(deps, indexes, deps.clock.now() - memoryMs);
  return {
    name: 'tagged-item-to-story',
    reads: taggedItemsTopic,
    writes: [storiesTopic],
    parse: (value) => parseMessage(taggedItemSchema, taggedItemsTopic, value),
    async handle(messages) {
      const changed = new Map<string, Story>();
      for (const message of messages) {
        const { item, region } = message;
        const time = item.publishedAt ?? item.fetchedAt;
        const { repostOf, group } = indexes.reposts.fold({ ...item, time });
        const { story: id } = indexes.stories.assign({ ...item, time, region, group });
        const before = changed.get(id) ?? (await deps.stories.get(id));
        const after = foldIntoStory(before, message, {
          ...(repostOf === undefined ? {} : { repostOf }),
          storyId: id,
          now: deps.clock.now(),
        });
        changed.set(id, after);
      }
      const stories = [...changed.values()];
      await deps.stories.put(stories);
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
