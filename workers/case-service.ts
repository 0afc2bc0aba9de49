import { writeCheckpoint } from '../src/actions/audit/checkpoint.ts';
import { fireDue } from '../src/actions/case/fire-due.ts';
import type { ExecuteDeps } from '../src/actions/case/execute.ts';
import { minuteMs } from '../src/domain/time.ts';
import type { Platform } from '../src/platform/platform.ts';
import { every } from '../src/runtime/every.ts';
import { relayOutbox } from '../src/runtime/relay-outbox.ts';

/**
 * Fires what the cases' clocks demand, passes on what happened to them, and signs a checkpoint of their
 * audit chains every five minutes, until `signal` aborts.
 */
export async function runCaseService(
  platform: Platform,
  deps: ExecuteDeps,
  { signal, acceleration }: { signal: AbortSignal; acceleration: number },
): Promise<void> {
  const sweepMs = 1000 * acceleration;
  const relayMs = 200 * acceleration;
  const sweep = async () => void (await fireDue(deps));
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
