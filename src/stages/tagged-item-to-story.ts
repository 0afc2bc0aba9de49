import type { Story } from '../domain/story.ts';
import { storyShard, type StoryDivision } from '../domain/story-shard.ts';
import { taggedItemSchema, type TaggedItem } from '../domain/tagged-item.ts';
import { dayMs, type Instant } from '../domain/time.ts';
import { storiesTopic, taggedItemsTopic } from '../domain/topics.ts';
import type { Clock } from '../ports/clock.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Stage } from '../ports/stage.ts';
import type { StoryLink, StoryStore } from '../ports/story-store.ts';
import { openRepostIndex, type RepostIndex } from '../understanding/reposts/repost-index.ts';
import { foldIntoStory } from '../understanding/stories/story.ts';
import { openStoryIndex, type StoryIndex } from '../understanding/stories/story-index.ts';
import { officialRefutation } from '../understanding/tagging/refuted-claim.ts';
import { termPriorOf } from '../understanding/stories/term-prior.ts';
import { parseMessage } from './parse-message.ts';
import { heardOf, type Refuted, type RefutingDeps } from './tagged-item-to-story/refuting.ts';
import { openPlacing } from './tagged-item-to-story/placing.ts';
import { rescored } from './tagged-item-to-story/rescored.ts';
import { openTurns, type InTurn } from './tagged-item-to-story/in-turn.ts';

export interface TaggedItemToStoryDeps extends RefutingDeps {
  items: ItemStore;
  stories: StoryStore;
  clock: Pick<Clock, 'now'>;
  /** A dictionary with frequencies, by which the first stories are told apart as well as later ones. */
  readDictionary?: () => string;
  /** Shared with the stage of people's decisions, which writes stories too. */
  inTurn?: InTurn;
  /** Absent: `office`. */
  storyDivision?: StoryDivision;
}

/** Stories that were silent for longer are not joined any more. */
const memoryMs = 30 * dayMs;
const maxRestored = 20_000;

/** What is remembered of one shard's stories. */
interface Indexes {
  reposts: RepostIndex;
  stories: StoryIndex;
  refuted: Refuted;
}

/**
 * Folds reposts and groups what tells of the same matter into stories. The indexes live in memory and
 * are rebuilt from the stores; both know an item by its id, so a message that comes again changes nothing.
 */
export async function openTaggedItemToStory(
  deps: TaggedItemToStoryDeps,
): Promise<Stage<TaggedItem>> {
  const { inTurn = openTurns() } = deps;
  const memory = openMemory(deps);
  const place = openPlacing(deps);
  await memory.recall();
  return {
    name: 'tagged-item-to-story',
    reads: taggedItemsTopic,
    writes: [storiesTopic],
    parse: (value) => parseMessage(taggedItemSchema, taggedItemsTopic, value),
    reassigned: memory.forget,
    handle: (messages) => inTurn(() => tellStories(messages)),
  };

  async function tellStories(messages: readonly TaggedItem[]) {
    await memory.recall();
    const changed = new Map<string, Story>();
    const links = new Map<string, StoryLink>();
    const retold = new Set<string>();
    for (const message of messages) {
      const { item, region } = message;
      const indexes = memory.of(region);
      const time = item.publishedAt ?? item.fetchedAt;
      const { repostOf, group } = indexes.reposts.fold({ ...item, time });
      const document = { ...item, time, region, group };
      const linkedTo = links.get(item.id)?.storyId;
      const { storyId, isLinked } = await place(indexes.stories, document, linkedTo);
      const before = changed.get(storyId) ?? (await deps.stories.get(storyId));
      const folding = {
        storyId,
        ...(repostOf !== undefined && { repostOf }),
        now: deps.clock.now(),
      };
      // an item that comes again is passed on again: the stage may have stopped before it was
      const isTold = isLinked && before !== undefined;
      const tagged = await heardOf(deps, indexes.refuted, { tagged: message, group });
      if (isTold) retold.add(storyId);
      changed.set(storyId, isTold ? before : foldIntoStory(before, tagged, folding));
      links.set(item.id, { itemId: item.id, storyId });
    }
    for (const storyId of retold) {
      const story = changed.get(storyId);
      if (story !== undefined) changed.set(storyId, await rescored(deps, story));
    }
    const stories = [...changed.values()];
    await deps.stories.put(stories, [...links.values()]);
    return stories.map((value) => ({ topic: storiesTopic, key: value.id, value }));
  }
}

interface Memory {
  of(region: readonly string[]): Indexes;
  /** Rebuilds what was forgotten; nothing happens while all is remembered. */
  recall(): Promise<void>;
  forget(): void;
}

/** The indexes of the shards, each made when something of it comes. */
function openMemory(deps: TaggedItemToStoryDeps): Memory {
  const { storyDivision = 'office', clock } = deps;
  const prior = termPriorOf(deps.readDictionary?.() ?? '');
  const shards = new Map<string, Indexes>();
  let isComplete = false;
  const of = (region: readonly string[]) => {
    const shard = storyShard(storyDivision, region);
    const known = shards.get(shard) ?? {
      reposts: openRepostIndex(),
      stories: openStoryIndex({ prior }),
      refuted: new Map(),
    };
    shards.set(shard, known);
    return known;
  };
  return {
    of,
    async recall() {
      if (isComplete) return;
      // what is forgotten while it is read must be read again
      isComplete = true;
      shards.clear();
      try {
        await restore(deps, of, clock.now() - memoryMs);
      } catch (error) {
        isComplete = false;
        throw error;
      }
    },
    forget() {
      isComplete = false;
    },
  };
}

async function restore(
  { items, stories }: TaggedItemToStoryDeps,
  indexesOf: (region: readonly string[]) => Indexes,
  since: Instant,
): Promise<void> {
  const recent = await stories.recent(since, maxRestored);
  for (const story of recent.toReversed()) {
    // its items are told where it was merged into
    if (story.mergedInto !== undefined) continue;
    for (const { itemId, repostOf } of story.appearances) {
      const tagged = await items.get(itemId);
      if (!tagged) continue;
      const { item, region } = tagged;
      const indexes = indexesOf(region);
      const time = item.publishedAt ?? item.fetchedAt;
      indexes.reposts.restore({ ...item, time }, repostOf);
      const { group } = indexes.reposts.fold({ ...item, time });
      const refutation = officialRefutation(tagged);
      if (refutation !== undefined) indexes.refuted.set(group, refutation);
      indexes.stories.restore({ ...item, time, region, group }, story.id);
    }
  }
}
