import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { Story } from '../../domain/story.ts';
import type { Instant } from '../../domain/time.ts';
import type { StoryLink, StoryStore } from '../../ports/story-store.ts';
import { openCarriage } from './carriage.ts';
import type { Database } from './database.ts';
import type { Rows } from './rows.ts';

export interface LinkRow {
  /** The item's. */
  _id: string;
  storyId: string;
  position: number;
}

export interface StoryRow {
  _id: string;
  /** Absent where it was written before versions were compared. */
  version?: number;
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
    async put(changed, given = [], readVersions) {
      const carried = linksByStory(given.map(toLink));
      const writes = changed.map((story) => ({
        id: story.id,
        readVersion: readVersions?.get(story.id) ?? story.version - 1,
        fields: fieldsOf(story),
        links: carried.get(story.id) ?? [],
      }));
      const written = await Promise.all([
        stories.addMissing(writes.filter(isFirst).map(toRow)),
        stories.changeEach(writes.filter((write) => !isFirst(write)).map(toChange)),
      ]);
      const isWhole = written[0] + written[1] === writes.length;
      const refused = isWhole ? [] : await otherwiseStored(stories, writes);
      const kept = writes.filter(({ id }) => !refused.includes(id));
      await carriage.handOver(kept.map(({ id, links }) => ({ _id: id, carried: links })));
      return refused;
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

/** A story on its way into the place of the version that was read. */
interface Write {
  id: string;
  /** 0: there was none. */
  readVersion: number;
  fields: Pick<StoryRow, 'version' | 'document' | 'lastSeenAt'>;
  links: LinkRow[];
}

function fieldsOf(story: Story): Write['fields'] {
  return { version: story.version, document: toJson(story), lastSeenAt: story.lastSeenAt };
}

function isFirst({ readVersion }: Write): boolean {
  return readVersion === 0;
}

function toRow({ id, fields, links }: Write): StoryRow {
  return { _id: id, ...fields, carried: links };
}

function toChange({ id, readVersion, fields, links }: Write) {
  return {
    // null: written before versions were compared
    filter: { _id: id, version: { $in: [readVersion, null] } },
    update: { $set: fields, ...(links.length > 0 && { $push: { carried: { $each: links } } }) },
  };
}

/** Of which stories something else is stored: another was first, or has gone on from ours already. */
async function otherwiseStored(
  stories: Rows<StoryRow>,
  writes: readonly Write[],
): Promise<string[]> {
  const ids = writes.map(({ id }) => id);
  const found = await stories.many({ _id: { $in: ids } }, { only: ['document'] });
  const stored = new Map(found.map(({ _id, document }) => [_id, document]));
  return writes.filter(({ id, fields }) => stored.get(id) !== fields.document).map(({ id }) => id);
}
