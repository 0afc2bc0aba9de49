import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { Story } from '../../domain/story.ts';
import type { Instant } from '../../domain/time.ts';
import type { StoryLink, StoryStore } from '../../ports/story-store.ts';
import { openCarriage } from './carriage.ts';
import type { Database } from './database.ts';

export interface LinkRow {
  /** The item's. */
  _id: string;
  storyId: string;
  position: number;
}

export interface StoryRow {
  _id: string;
  document: Json<Story>;
  lastSeenAt: Instant;
  /** Links that were put with the story and do not stand in their own collection yet. */
  carried?: LinkRow[];
}

/** Stories by id and by when they were last seen, each written in one step with the links that come with it. */
export function openStoryStore(database: Database): StoryStore {
  const stories = database.rows<StoryRow>('stories');
  const links = database.rows<LinkRow>('story_items');
  const carriage = openCarriage(stories, links);
  const toLink = ({ itemId, storyId }: StoryLink): LinkRow => ({
    _id: itemId,
    storyId,
    position: database.nextPosition(),
  });
  return {
    async put(changed, given = []) {
      const carried = linksByStory(given.map(toLink));
      await stories.changeEach(
        changed.map((story) => ({
          filter: { _id: story.id },
          update: toUpdate(story, carried.get(story.id) ?? []),
        })),
        { insert: true },
      );
      await carriage.handOver([...carried].map(([_id, links]) => ({ _id, carried: links })));
    },
    async get(id) {
      const row = await stories.one({ _id: id }, { only: ['document'] });
      return row && fromJson(row.document);
    },
    async recent(since, limit) {
      const found = await stories.many(
        { lastSeenAt: { $gte: since } },
        { only: ['document'], sort: { lastSeenAt: -1 }, limit },
      );
      return found.map((row) => fromJson(row.document));
    },
    async storyOf(itemId) {
      const link = await links.one({ _id: itemId });
      if (link) return link.storyId;
      const carrier = await stories.one({ 'carried._id': itemId }, { only: ['_id'] });
      return carrier?._id;
    },
    async itemsOf(storyId, limit) {
      await carriage.deliver(storyId);
      const found = await links.many({ storyId }, { sort: { position: 1 }, limit });
      return found.map(({ _id }) => _id);
    },
    count: () => stories.size(),
  };
}

function linksByStory(links: readonly LinkRow[]): ReadonlyMap<string, LinkRow[]> {
  const byStory = new Map<string, LinkRow[]>();
  for (const link of links) byStory.set(link.storyId, [...(byStory.get(link.storyId) ?? []), link]);
  return byStory;
}

function toUpdate(story: Story, carried: readonly LinkRow[]) {
  return {
    $set: { document: toJson(story), lastSeenAt: story.lastSeenAt },
    ...(carried.length > 0 && { $push: { carried: { $each: carried } } }),
  };
}
