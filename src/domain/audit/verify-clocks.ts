import type { Case } from '../case/case.ts';
import type { CaseClock } from '../case/deadline.ts';
import type { CaseEvent, CaseEventOf } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import { nextFirings } from '../case/ladder.ts';
import { isLive } from '../case/stage.ts';
import { minuteMs, type Instant } from '../time.ts';

/** One step of one clock that did not fire as it must. */
export interface StepFault {
  kind: 'missed' | 'doubled' | 'after-stop' | 'early';
  clockId: string;
  step: number;
  /** 1 for the first time, 2 … for repeats. */
  time: number;
  scheduledFor: Instant;
}

export interface ClockAudit {
  /** Steps that have fired. */
  fired: number;
  /** The longest that a step came after its time; a program that stands still makes steps late. */
  latestByMs: number;
  faults: StepFault[];
}

/** What a working program needs to fire a step, with much to spare. */
const graceMs = minuteMs;

/**
 * Replays the history of a case: every step that came due while its clock ran must have fired, once and
 * not before its time. `aliveAt` is the last time at which the program is known to have worked: what
 * came due after it could not fire. Throws on a history that does not begin with `case-opened`.
 */
export function verifyClocks(history: readonly CaseEvent[], aliveAt: Instant): ClockAudit {
  const audit: ClockAudit = { fired: 0, latestByMs: 0, faults: [] };
  const seen = new Set<string>();
  const armedAt = new Map<string, Instant>();
  let current: Case | undefined;
  for (const event of history) {
    if (current !== undefined) audit.faults.push(...faultsAt(current, event, { seen, armedAt }));
    if (event.kind === 'clock-started') armedAt.set(event.clock.id, event.at);
    if (event.kind === 'clock-moved') armedAt.set(event.clockId, event.at);
    if (event.kind === 'step-fired') {
      audit.fired += 1;
      audit.latestByMs = Math.max(audit.latestByMs, event.at - event.scheduledFor);
    }
    current = evolve(current, event);
  }
  for (const clock of current && isLive(current.stage) ? current.clocks : [])
    audit.faults.push(...missed(clock, { armedAt, by: aliveAt }));
  return audit;
}

/** What is wrong with an event, given the case before it. */
function faultsAt(
  current: Case,
  event: CaseEvent,
  { seen, armedAt }: { seen: Set<string>; armedAt: ReadonlyMap<string, Instant> },
): StepFault[] {
  if (event.kind === 'step-fired') return fireFaults(current, event, seen);
  const changesClock =
    event.kind === 'clock-stopped' ||
    event.kind === 'clock-cancelled' ||
    event.kind === 'clock-moved';
  // a clock that ends or moves must have fired everything that had come due by then
  return changesClock
    ? current.clocks
        .filter(({ id }) => id === event.clockId)
        .flatMap((clock) => missed(clock, { armedAt, by: event.at }))
    : [];
}

function fireFaults(
  { clocks, stage }: Case,
  event: CaseEventOf<'step-fired'>,
  seen: Set<string>,
): StepFault[] {
  const { clockId, step, time, scheduledFor, at } = event;
  const isDouble = seen.has(`${clockId}/${step}/${time}`);
  seen.add(`${clockId}/${step}/${time}`);
  const isRunning = clocks.some(({ id, state }) => id === clockId && state.kind === 'running');
  const fault = { clockId, step, time, scheduledFor };
  return [
    ...(isDouble ? [{ kind: 'doubled', ...fault } as const] : []),
    ...(isRunning && isLive(stage) ? [] : [{ kind: 'after-stop', ...fault } as const]),
    ...(at < scheduledFor ? [{ kind: 'early', ...fault } as const] : []),
  ];
}

/** Steps that had come due, on a clock that was armed, longer before `by` than a working program needs. */
function missed(
  clock: CaseClock,
  { armedAt, by }: { armedAt: ReadonlyMap<string, Instant>; by: Instant },
): StepFault[] {
  const since = armedAt.get(clock.id) ?? 0;
  return nextFirings(clock)
    .filter(({ scheduledFor }) => Math.max(scheduledFor, since) + graceMs < by)
    .map(({ step, time, scheduledFor }): StepFault => {
      return { kind: 'missed', clockId: clock.id, step, time, scheduledFor };
    });
}
