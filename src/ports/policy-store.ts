import type { TrackedPolicy } from '../domain/policy-track.ts';

export interface PolicyStore {
  get(id: string): Promise<TrackedPolicy | undefined>;
  /** Writes the policy only while the stored version is `expectedVersion`; 0 while there is none. */
  save(policy: TrackedPolicy, expectedVersion: number): Promise<'saved' | 'conflict'>;
  /** The latest registered first. */
  all(limit: number): Promise<TrackedPolicy[]>;
}
