import type { Lease } from '../domain/lease.ts';
import type { Clock } from '../ports/clock.ts';
import type { Collection } from '../ports/documents.ts';
import type { Leadership } from '../ports/leadership.ts';

/** Where there is one process it leads everything. */
export const alwaysLeading: Leadership = { leads: async () => true };

/**
 * Leadership by leases that all processes see. It rests on wall clocks that agree within seconds, so it only
 * saves work and keeps order: what must not happen twice is kept from it by the stores.
 */
export function openLeadership(
  leases: Pick<Collection<Lease>, 'get' | 'save'>,
  clock: Pick<Clock, 'now'>,
  holder: string,
): Leadership {
  /** Until when each work is surely ours without asking. */
  const ours = new Map<string, number>();
  return {
    async leads(work, { forMs, isKept }) {
      const now = clock.now();
      if (now < (ours.get(work) ?? 0)) return true;
      const found = await leases.get(work);
      const isRunning = found !== undefined && found.expiresAt > now;
      if (isRunning && found.holder !== holder) return false;
      if (isRunning && !isKept) return true;
      const version = found?.version ?? 0;
      const expiresAt = now + forMs;
      const lease = { id: work, version: version + 1, holder, expiresAt };
      const isOurs = (await leases.save(lease, version)) === 'saved';
      if (isOurs) ours.set(work, isKept ? now + forMs / 2 : expiresAt);
      return isOurs;
    },
  };
}
