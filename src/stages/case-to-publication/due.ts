import { minuteMs } from '../../domain/time.ts';
import type { TrackedPublication } from '../../ports/publication-store.ts';
import type { PublishingDeps } from './publishing-deps.ts';

// Longer than a channel or a page takes; after a crash it is due again this much later.
const claimMs = 2 * minuteMs;
const maxAtOnce = 16;

/**
 * Works on all that is due in this state, several at a time, and returns how many it were. What fails is logged
 * and due again two minutes later; it holds up nothing else.
 */
export async function workOnDue(
  { publications, clock, logger }: Pick<PublishingDeps, 'publications' | 'clock' | 'logger'>,
  state: 'sending' | 'sent',
  work: (tracked: TrackedPublication) => Promise<void>,
): Promise<number> {
  const claimed: TrackedPublication[] = [];
  while (claimed.length < maxAtOnce) {
    const now = clock.now();
    const next = await publications.claimDue(state, now, now + claimMs);
    if (next === undefined) break;
    claimed.push(next);
  }
  const outcomes = await Promise.allSettled(claimed.map(work));
  for (const [index, outcome] of outcomes.entries())
    if (outcome.status === 'rejected') {
      const { reason } = outcome;
      const words = reason instanceof Error ? reason.message : String(reason);
      logger.error('publication held back', { publication: claimed[index]?.id, reason: words });
    }
  return claimed.length;
}
