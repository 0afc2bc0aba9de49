import type { TaggedItem } from '../domain/tagged-item.ts';
import type { Instant } from '../domain/time.ts';

export interface ItemStore {
  /** Inserts or replaces by item id. */
  put(items: readonly TaggedItem[]): Promise<void>;
  get(id: string): Promise<TaggedItem | undefined>;
  /** Which of these ids are stored. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  count(): Promise<number>;
  /**
   * Removes at most `limit` items fetched before this time that no case links, a dismissed one (不予立案) aside, and
   * returns how many. Checked and removed in one step, so that nothing can be linked in between.
   */
  purgeUnlinked(fetchedBefore: Instant, limit: number): Promise<number>;
}
