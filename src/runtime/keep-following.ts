import { secondMs } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { every } from './every.ts';
import type { Running } from './running.ts';

/** What one process applies the others follow within so much time. */
const followMs = 10 * secondMs;

/** Follows the rules that people apply, in this process or another, until the signal aborts. */
export async function keepFollowing(
  deps: { clock: Clock; logger: Logger },
  { followProfile }: { followProfile: () => Promise<void> },
  { signal, acceleration }: Running,
): Promise<void> {
  const everyMs = followMs * acceleration;
  await every(deps, { name: 'follow-profile', everyMs, round: followProfile }, signal);
}
