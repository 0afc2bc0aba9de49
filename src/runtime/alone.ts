import { secondMs } from '../domain/time.ts';
import type { Leadership } from '../ports/leadership.ts';

/** After so long another copy of the worker goes on where one has died. */
const takeOverMs = 15 * secondMs;

/** The round of the work in one process at a time; in the others nothing happens. */
export function alone(
  { leadership }: { leadership: Leadership },
  work: string,
  round: () => Promise<void>,
): () => Promise<void> {
  return async () => {
    if (await leadership.leads(work, { forMs: takeOverMs, isKept: true })) await round();
  };
}
