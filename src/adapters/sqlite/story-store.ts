import type { Story } from '../../domain/story.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import type { Database } from './database.ts';
import { openDocuments } from './documents.ts';
import { fromJson, type Json } from './json.ts';

/** Stories by id and by when they were last seen. */
export function openStoryStore(database: Database): StoryStore {
  const stories = openDocuments<Story>(database, 'stories', (story) => story.id);
  const recent = database.prepare<{ document: Json<Story> }>(
    'SELECT document FROM stories WHERE last_seen_at >= ? ORDER BY last_seen_at DESC LIMIT ?',
  );
  return {
    put: stories.put,
    get: async (id) => stories.get(id),
    recent: async (since, limit) => recent.all(since, limit).map((row) => fromJson(row.document)),
    count: async () => stories.count(),
  };
}
