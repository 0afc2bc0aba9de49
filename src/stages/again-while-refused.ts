import { AppError } from '../domain/errors.ts';

/** More copies than this never come in each other's way at once. */
const triesAtMost = 20;

/**
 * Does the work, and again what another copy came in the way of, until nothing is left; `attempt` gives what is.
 * Throws `storage-failed` where that does not end: it is tried later then.
 */
export async function againWhileRefused<Work>(
  work: readonly Work[],
  attempt: (left: readonly Work[]) => Promise<readonly Work[]>,
): Promise<void> {
  let left = work;
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries >= triesAtMost) {
      const message = `stories: written by other copies at each of ${tries} tries, expected a moment without`;
      throw new AppError('storage-failed', message);
    }
    left = await attempt(left);
  }
}
