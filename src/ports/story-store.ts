import type { Story } from '../domain/story.ts';
import type { Instant } from '../domain/time.ts';

export interface StoryStore {
  /** Inserts or replaces by story id. */
  put(stories: readonly Story[]): Promise<void>;
  get(id: string): Promise<Story | undefined>;
  /** Stories seen at or after `since`, the most recently seen first. */
  recent(since: Instant, limit: number): Promise<Story[]>;
  count(): Promise<number>;
}
