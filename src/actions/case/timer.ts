import {
  driftSince,
  isTrusted,
  maxDriftMs,
  type TimeReading,
} from '../../domain/case/time-trust.ts';
import type { Instant } from '../../domain/time.ts';
import type { ExecuteDeps } from './apply-command.ts';
import { fireDue } from './fire-due.ts';

export interface TimerDeps extends ExecuteDeps {
  /** A second source of time, asked only in doubt; `undefined` when it cannot be reached. */
  secondSource?: () => Promise<Instant | undefined>;
}

export type Round =
  | { kind: 'fired'; caseIds: readonly string[] }
  /** The wall clock is in doubt by so much: nothing is fired until it is confirmed or back in step. */
  | { kind: 'held'; driftMs: number };

export interface Timer {
  round(signal?: AbortSignal): Promise<Round>;
}

/** Fires what is due, round by round, as long as the wall clock can be believed. */
export function openTimer(deps: TimerDeps): Timer {
  let baseline = read(deps);
  return {
    async round(signal) {
      const reading = read(deps);
      const driftMs = driftSince(baseline, reading);
      const second = Math.abs(driftMs) > maxDriftMs ? await deps.secondSource?.() : undefined;
      if (!isTrusted(baseline, reading, second)) return { kind: 'held', driftMs };
      // slow drift is followed, only a jump is doubted
      baseline = reading;
      return { kind: 'fired', caseIds: await fireDue(deps, signal) };
    },
  };
}

function read({ clock }: TimerDeps): TimeReading {
  return { wall: clock.now(), monotonicMs: clock.monotonicMs() };
}
