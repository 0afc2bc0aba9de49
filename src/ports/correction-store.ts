import type { Correction } from '../domain/correction.ts';
import type { OfficeEvent } from '../domain/office-event.ts';

/** Corrections of tags; nothing here is ever changed or removed. */
export interface CorrectionStore {
  /** Keeps it; one whose id is known stays as it is. The event goes into the office's audit with it, both or neither. */
  add(correction: Correction, event?: OfficeEvent): Promise<void>;
  /** Of one item, oldest first. */
  ofItem(itemId: string): Promise<Correction[]>;
  /** Up to `limit` in the order in which they came, after the first `skip`. */
  list(skip: number, limit: number): Promise<Correction[]>;
}
