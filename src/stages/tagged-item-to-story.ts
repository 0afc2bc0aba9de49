import type { Story } from '../domain/story.ts';
import type { StoryDivision } from '../domain/story-shard.ts';
import { taggedItemSchema, type TaggedItem } from '../domain/tagged-item.ts';
import { storiesTopic, taggedItemsTopic } from '../domain/topics.ts';
import type { Clock } from '../ports/clock.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Logger } from '../ports/logger.ts';
import type { Stage } from '../ports/stage.ts';
import type { StoryLink, StoryStore } from '../ports/story-store.ts';
import { foldIntoStory } from '../understanding/stories/story.ts';
import { parseMessage } from './parse-message.ts';
import { againWhileRefused } from './again-while-refused.ts';
import { openMemory } from './tagged-item-to-story/memory.ts';
import { heardOf, type RefutingDeps } from './tagged-item-to-story/refuting.ts';
import { openPlacing } from './tagged-item-to-story/placing.ts';
import { rescored } from './tagged-item-to-story/rescored.ts';
import { openTurns, type InTurn } from './in-turn.ts';

export interface TaggedItemToStoryDeps extends RefutingDeps {
  items: ItemStore;
  stories: StoryStore;
  clock: Pick<Clock, 'now'>;
  /** Told which story each item went to, so that an item can be followed to its case. */
  logger?: Pick<Logger, 'debug'>;
  /** A dictionary with frequencies, by which the first stories are told apart as well as later ones. */
  readDictionary?: () => string;
  /** Shared with the stage of people's decisions, which writes stories too. */
  inTurn?: InTurn;
  /** Absent: `office`. */
  storyDivision?: StoryDivision;
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
    const told = new Map<string, Story>();
    await againWhileRefused(messages, async (left) => {
      const { stories, links, readVersions } = await toldBy(left);
      const refused = await deps.stories.put(stories, [...links.values()], readVersions);
      for (const story of stories) if (!refused.includes(story.id)) told.set(story.id, story);
      return left.filter(({ item }) => refused.includes(links.get(item.id)?.storyId ?? ''));
    });
    return [...told.values()].map((value) => ({ topic: storiesTopic, key: value.id, value }));
  }

  /** The stories as they stand with these items, the versions in which they were read, and where each item belongs. */
  async function toldBy(messages: readonly TaggedItem[]) {
    const changed = new Map<string, Story>();
    const readVersions = new Map<string, number>();
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
      if (!changed.has(storyId)) readVersions.set(storyId, before?.version ?? 0);
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
      deps.logger?.debug('item told', { traceId: item.traceId, storyId });
    }
    for (const storyId of retold) {
      const story = changed.get(storyId);
      if (story !== undefined) changed.set(storyId, await rescored(deps, story));
    }
    return { stories: [...changed.values()], links, readVersions };
  }
}
