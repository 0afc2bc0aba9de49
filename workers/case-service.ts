import { writeCheckpoint } from '../src/actions/audit/checkpoint.ts';
import type { ExecuteDeps } from '../src/actions/case/execute.ts';
import { openTimer } from '../src/actions/case/timer.ts';
import { updateCalendar } from '../src/actions/case/update-calendar.ts';
import { measureAllHeat } from '../src/actions/evaluation/measure-all-heat.ts';
import {
  remindInterpretations,
  type InterpretationReminder,
} from '../src/actions/policy/remind.ts';
import { forgetExpired } from '../src/actions/session/forget-expired.ts';
import { policyReminder } from '../src/domain/policy-reminder.ts';
import { minuteMs, secondMs } from '../src/domain/time.ts';
import { stagesOf } from '../src/pipeline.ts';
import type { Platform } from '../src/platform/platform.ts';
import { alone } from '../src/runtime/alone.ts';
import { every } from '../src/runtime/every.ts';
import { relayOutbox } from '../src/runtime/relay-outbox.ts';
import { runStages } from '../src/runtime/run-stage.ts';
import type { Running } from '../src/runtime/running.ts';
import { queueNotice, type DeliverDeps } from '../src/stages/case-to-escalation/deliver.ts';
import type { StoryToCaseDeps } from '../src/stages/story-to-case.ts';
import type { WatchStoriesDeps } from '../src/stages/story-to-case/watch-stories.ts';
import { topicFault } from '../src/understanding/topics/parse-topic.ts';

type CaseServiceDeps = StoryToCaseDeps & WatchStoriesDeps & Pick<DeliverDeps, 'routing'>;

const upkeepMs = 10 * minuteMs;

/** A queue that is longer than this is long. */
const queueLimit = 10_000;

/**
 * Counts working days by the calendar at hand; then opens cases, fires what their clocks demand, passes on what
 * happened to them, signs a checkpoint of their audit chains every five minutes, and does the upkeep every ten, until `signal` aborts.
 * Copies share the stories out; one of them fires, one passes on and one signs, and another goes on if it dies.
 */
export async function runCaseService(
  platform: Platform,
  deps: CaseServiceDeps,
  { signal, acceleration }: Running,
): Promise<void> {
  await alone(platform, 'update-calendar', async () => {
    const moved = await updateCalendar(deps);
    if (moved > 0) platform.logger.info('working-day clocks counted anew', { cases: moved });
  })();
  const sweepMs = secondMs * acceleration;
  const relayMs = 200 * acceleration;
  const sweep = alone(platform, 'fire-due', openSweep(platform, deps, signal));
  const checkpoint = alone(
    platform,
    'checkpoint',
    async () => void (await writeCheckpoint(platform)),
  );
  watchQueues(platform);
  const relay = alone(platform, 'relay-outbox', async () => void (await relayOutbox(platform)));
  const upkeep = alone(platform, 'upkeep', openUpkeep(platform, deps));
  await Promise.all([
    runStages(platform, await stagesOf.caseService(deps), signal),
    every(platform, { name: 'fire-due', everyMs: sweepMs, round: sweep }, signal),
    every(platform, { name: 'upkeep', everyMs: upkeepMs, round: upkeep }, signal),
    every(platform, { name: 'checkpoint', everyMs: 5 * minuteMs, round: checkpoint }, signal),
    every(platform, { name: 'relay-outbox', everyMs: relayMs, round: relay }, signal),
  ]);
  await relay();
  await checkpoint();
}

/** What can wait some minutes: heat before and after a response, interpretations that are due, what has expired. */
function openUpkeep(platform: Platform, deps: CaseServiceDeps): () => Promise<void> {
  const { clock } = platform;
  const tell = (due: InterpretationReminder) =>
    queueNotice({ ...platform, ...deps }, policyReminder(due, clock.now()));
  return async () => {
    await measureAllHeat({ ...platform, ...deps });
    await remindInterpretations({ ...platform, ...deps, faultOf: topicFault, tell });
    await forgetExpired(platform);
  };
}

/** Rounds of the timer; says once when they are held back and once when they go on. */
function openSweep(
  { secondTime, logger }: Platform,
  deps: ExecuteDeps,
  signal: AbortSignal,
): () => Promise<void> {
  const timer = openTimer({ ...deps, ...(secondTime && { secondSource: secondTime.now }) });
  let isHeld = false;
  return async () => {
    const round = await timer.round(signal);
    if (round.kind === 'held' && !isHeld)
      logger.error('clock in doubt, deadlines held', { driftMs: Math.round(round.driftMs) });
    if (round.kind === 'fired' && isHeld) logger.warn('clock confirmed, deadlines go on');
    isHeld = round.kind === 'held';
  };
}

function watchQueues({ metrics, cases, clock }: Platform): void {
  metrics.watch(
    { name: 'huiying_outbox_waiting' },
    async () => (await cases.outbox(queueLimit)).length,
  );
  metrics.watch(
    { name: 'huiying_cases_due' },
    async () => (await cases.due(clock.now(), queueLimit)).length,
  );
}
