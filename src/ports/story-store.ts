import type { Story } from '../domain/story.ts';
import type { Instant } from '../domain/time.ts';

/** An item tells a story. */
export interface StoryLink {
  storyId: string;
  itemId: string;
}

export interface StoryStore {
  /** Inserts or replaces by story id, and links items to stories, in one step; an item keeps its first story. */
  put(stories: readonly Story[], links?: readonly StoryLink[]): Promise<void>;
  get(id: string): Promise<Story | undefined>;
  /** Stories seen at or after `since`, the most recently seen first. */
  recent(since: Instant, limit: number): Promise<Story[]>;
  /** The story that an item is linked to. */
  storyOf(itemId: string): Promise<string | undefined>;
  /** Items linked to a story, listed in it or not, in the order in which they were linked; items purged since are left out. */
  itemsOf(storyId: string, limit: number): Promise<string[]>;
  count(): Promise<number>;
}
