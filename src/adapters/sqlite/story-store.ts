import type { Story } from '../../domain/story.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import type { Database } from './database.ts';
import { openDocuments } from './documents.ts';
import { fromJson, toJson, type Json } from '../../domain/json-text.ts';

/** Stories by id and by when they were last seen. */
export function openStoryStore(database: Database): StoryStore {
  const stories = openDocuments<Story>(database, 'stories', (story) => story.id);
  const recent = database.prepare<{ document: Json<Story> }>(
    'SELECT document FROM stories WHERE last_seen_at >= ? ORDER BY last_seen_at DESC LIMIT ?',
  );
  const add = database.prepare(
    'INSERT INTO stories (id, document) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const replace = database.prepare(
    `UPDATE stories SET document = ? WHERE id = ? AND document ->> '$.version' = ?`,
  );
  const link = database.prepare(
    'INSERT INTO story_items (item_id, story_id) VALUES (?, ?) ON CONFLICT (item_id) DO NOTHING',
  );
  const storyOf = database.prepare<{ story_id: string }>(
    'SELECT story_id FROM story_items WHERE item_id = ?',
  );
  const itemsOf = database.prepare<{ item_id: string }>(
    'SELECT item_id FROM story_items WHERE story_id = ? ORDER BY position LIMIT ?',
  );
  /** False, and nothing written, where another version is stored than the one that was read. */
  function isWritten(story: Story, readVersion = story.version - 1): boolean {
    const json = toJson(story);
    return readVersion === 0
      ? add.run(story.id, json) > 0
      : replace.run(json, story.id, readVersion) > 0;
  }
  return {
    put: (changed, links = [], readVersions) =>
      database.write(() => {
        const refused = changed
          .filter((story) => !isWritten(story, readVersions?.get(story.id)))
          .map(({ id }) => id);
        for (const { itemId, storyId } of links)
          if (!refused.includes(storyId)) link.run(itemId, storyId);
        return refused;
      }),
    storyOf: async (itemId) => storyOf.get(itemId)?.story_id,
    itemsOf: async (storyId, limit) => itemsOf.all(storyId, limit).map((row) => row.item_id),
    get: async (id) => stories.get(id),
    recent: async (since, limit) => recent.all(since, limit).map((row) => fromJson(row.document)),
    count: async () => stories.count(),
  };
}
