import { secondMs } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { every } from './every.ts';
import type { Running } from './running.ts';

/** What one process applies the others follow within so much time. */
const followMs = 10 * secondMs;

/** Reads what people have changed by now, in this process or another. */
export interface Following {
  followProfile: () => Promise<void>;
  followSources: () => Promise<void>;
}

/** Reads everything once: what holds before the first answer is given. */
export async function follow({ followProfile, followSources }: Following): Promise<void> {
  await Promise.all([followProfile(), followSources()]);
}

/** Follows the rules that people apply and the sources that they pause, until the signal aborts. */
export async function keepFollowing(
  deps: { clock: Clock; logger: Logger },
  { followProfile, followSources }: Following,
  { signal, acceleration }: Running,
): Promise<void> {
  const everyMs = followMs * acceleration;
  await Promise.all([
    every(deps, { name: 'follow-profile', everyMs, round: followProfile }, signal),
    every(deps, { name: 'follow-sources', everyMs, round: followSources }, signal),
  ]);
}
