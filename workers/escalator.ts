import { stagesOf } from '../src/pipeline.ts';
import type { Platform } from '../src/platform/platform.ts';
import { alone } from '../src/runtime/alone.ts';
import { every } from '../src/runtime/every.ts';
import { runStages } from '../src/runtime/run-stage.ts';
import type { Running } from '../src/runtime/running.ts';
import type { CaseToEscalationDeps } from '../src/stages/case-to-escalation.ts';
import type { DeliverDeps } from '../src/stages/case-to-escalation/deliver.ts';
import { openNoticeDelivering } from '../src/stages/case-to-escalation/retry.ts';

/**
 * Queues notices and carries them to their channels until `signal` aborts and every run under way has ended.
 * Copies share the queueing; one of them delivers, as a channel has one pace.
 */
export async function runEscalator(
  platform: Platform,
  deps: DeliverDeps & CaseToEscalationDeps,
  { signal, acceleration }: Running,
): Promise<void> {
  const delivering = openNoticeDelivering(deps);
  const everyMs = 1000 * acceleration;
  const round = alone(platform, 'deliver-notices', () => delivering.retryDueNotices());
  await Promise.all([
    runStages(platform, await stagesOf.escalator(deps), signal),
    every(platform, { name: 'deliver-notices', everyMs, round }, signal),
  ]);
  await delivering.settled();
}
