import type { TrackedPolicy } from '../../domain/policy-track.ts';
import type { PolicyStore } from '../../ports/policy-store.ts';
import type { Database } from './database.ts';
import { openVersionedDocuments } from './versioned-documents.ts';

/** Policies on their way from draft to repeated interpretation. */
export function openPolicyStore(database: Database): PolicyStore {
  const { get, save, all } = openVersionedDocuments<TrackedPolicy>(database, 'tracked_policies');
  return { get, save, all };
}
