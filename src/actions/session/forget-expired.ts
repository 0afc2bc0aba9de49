import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../../ports/documents.ts';

const batchSize = 500;

/** Removes sessions, counted tries, kept answers and unsent texts whose time is over; called by the timer. */
export async function forgetExpired({
  documents,
  clock,
}: {
  documents: Documents;
  clock: Pick<Clock, 'now'>;
}): Promise<number> {
  const { sessions, signInTries, answers, unsentTexts } = documents;
  let forgotten = 0;
  for (const collection of [sessions, signInTries, answers, unsentTexts])
    for (let removed = batchSize; removed === batchSize; forgotten += removed)
      removed = await collection.purge(clock.now(), batchSize);
  return forgotten;
}
