import type { Story } from '../domain/story.ts';
import type { Instant } from '../domain/time.ts';

/** An item tells a story. */
export interface StoryLink {
  storyId: string;
  itemId: string;
}

export interface StoryStore {
  /**
   * Writes each story in one step with the items linked to it; an item keeps its first story. Only in place of the
   * version that was read: the one that `readVersions` names (0: there was none), else the one before its own. Gives
   * the ids of those that another has written meanwhile; of these nothing is kept.
   */
  put(
    stories: readonly Story[],
    links?: readonly StoryLink[],
    readVersions?: ReadonlyMap<string, number>,
  ): Promise<string[]>;
  get(id: string): Promise<Story | undefined>;
  /** Stories seen at or after `since`, the most recently seen first. */
  recent(since: Instant, limit: number): Promise<Story[]>;
  /** The story that an item is linked to. */
  storyOf(itemId: string): Promise<string | undefined>;
  /** Items linked to a story, listed in it or not, in the order in which they were linked; items purged since are left out. */
  itemsOf(storyId: string, limit: number): Promise<string[]>;
  count(): Promise<number>;
}
