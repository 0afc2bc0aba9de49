import type { Correction } from '../domain/correction.ts';

/** Corrections of tags; nothing here is ever changed or removed. */
export interface CorrectionStore {
  /** Keeps it; one whose id is known stays as it is. */
  add(correction: Correction): Promise<void>;
  /** Of one item, oldest first. */
  ofItem(itemId: string): Promise<Correction[]>;
  /** Up to `limit` in the order in which they came, after the first `skip`. */
  list(skip: number, limit: number): Promise<Correction[]>;
}
