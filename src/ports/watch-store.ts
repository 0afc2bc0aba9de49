import type { OfficeEvent } from '../domain/office-event.ts';
import type { Instant } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';

export interface WatchStore {
  get(id: string): Promise<Watch | undefined>;
  /**
   * Writes the watch only while the stored version is `expectedVersion`; 0 while there is none. The event goes into
   * the office's audit with it, both or neither.
   */
  save(watch: Watch, expectedVersion: number, event?: OfficeEvent): Promise<'saved' | 'conflict'>;
  /** Watches that are on at `now`, the longest open first. */
  on(now: Instant): Promise<Watch[]>;
  /** The latest opened first. */
  all(limit: number): Promise<Watch[]>;
}
