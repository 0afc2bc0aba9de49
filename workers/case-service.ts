import { fireDue } from '../src/actions/case/fire-due.ts';
import type { ExecuteDeps } from '../src/actions/case/execute.ts';
import type { Platform } from '../src/platform/platform.ts';
import { every } from '../src/runtime/every.ts';
import { relayOutbox } from '../src/runtime/relay-outbox.ts';

/** Fires what the cases' clocks demand and passes on what happened to them, until `signal` aborts. */
export async function runCaseService(
  platform: Platform,
  deps: ExecuteDeps,
  { signal, acceleration }: { signal: AbortSignal; acceleration: number },
): Promise<void> {
  const sweepMs = 1000 * acceleration;
  const relayMs = 200 * acceleration;
  const sweep = async () => void (await fireDue(deps));
  const relay = async () => void (await relayOutbox(platform));
  await Promise.all([
    every(platform, { name: 'fire-due', everyMs: sweepMs, round: sweep }, signal),
    every(platform, { name: 'relay-outbox', everyMs: relayMs, round: relay }, signal),
  ]);
  await relayOutbox(platform);
}
