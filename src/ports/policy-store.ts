import type { OfficeEvent } from '../domain/office-event.ts';
import type { TrackedPolicy } from '../domain/policy-track.ts';

export interface PolicyStore {
  get(id: string): Promise<TrackedPolicy | undefined>;
  /**
   * Writes the policy only while the stored version is `expectedVersion`; 0 while there is none. The event goes into
   * the office's audit with it, both or neither.
   */
  save(
    policy: TrackedPolicy,
    expectedVersion: number,
    event?: OfficeEvent,
  ): Promise<'saved' | 'conflict'>;
  /** The latest registered first. */
  all(limit: number): Promise<TrackedPolicy[]>;
}
