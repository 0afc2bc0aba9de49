import type { TaggedItem } from '../domain/tagged-item.ts';

export interface ItemStore {
  /** Inserts or replaces by item id. */
  put(items: readonly TaggedItem[]): Promise<void>;
  get(id: string): Promise<TaggedItem | undefined>;
  /** Which of these ids are stored. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  count(): Promise<number>;
}
