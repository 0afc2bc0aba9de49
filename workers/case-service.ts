import { writeCheckpoint } from '../src/actions/audit/checkpoint.ts';
import type { ExecuteDeps } from '../src/actions/case/execute.ts';
import { openTimer } from '../src/actions/case/timer.ts';
import { updateCalendar } from '../src/actions/case/update-calendar.ts';
import { minuteMs, secondMs } from '../src/domain/time.ts';
import type { Platform } from '../src/platform/platform.ts';
import { every } from '../src/runtime/every.ts';
import { relayOutbox } from '../src/runtime/relay-outbox.ts';

/**
 * Counts working days by the calendar at hand; then fires what the cases' clocks demand, passes on what
 * happened to them, and signs a checkpoint of their audit chains every five minutes, until `signal` aborts.
 */
export async function runCaseService(
  platform: Platform,
  deps: ExecuteDeps,
  { signal, acceleration }: { signal: AbortSignal; acceleration: number },
): Promise<void> {
  const moved = await updateCalendar(deps);
  if (moved > 0) platform.logger.info('working-day clocks counted anew', { cases: moved });
  const sweepMs = secondMs * acceleration;
  const relayMs = 200 * acceleration;
  const sweep = openSweep(platform, deps, signal);
  const checkpoint = async () => void (await writeCheckpoint(platform));
  const relay = async () => void (await relayOutbox(platform));
  await Promise.all([
    every(platform, { name: 'fire-due', everyMs: sweepMs, round: sweep }, signal),
    every(platform, { name: 'checkpoint', everyMs: 5 * minuteMs, round: checkpoint }, signal),
    every(platform, { name: 'relay-outbox', everyMs: relayMs, round: relay }, signal),
  ]);
  await relayOutbox(platform);
  await writeCheckpoint(platform);
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
