import type { Platform } from '../src/platform/platform.ts';
import { every } from '../src/runtime/every.ts';
import type { DeliverDeps } from '../src/stages/case-to-escalation/deliver.ts';
import { openNoticeDelivering } from '../src/stages/case-to-escalation/retry.ts';

/** Carries queued notices to their channels until `signal` aborts and every run under way has ended. */
export async function runEscalator(
  platform: Platform,
  deps: DeliverDeps,
  { signal, acceleration }: { signal: AbortSignal; acceleration: number },
): Promise<void> {
  const delivering = openNoticeDelivering(deps);
  const everyMs = 1000 * acceleration;
  const round = () => delivering.retryDueNotices();
  await every(platform, { name: 'deliver-notices', everyMs, round }, signal);
  await delivering.settled();
}
