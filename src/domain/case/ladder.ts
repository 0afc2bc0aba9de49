import type { Instant } from '../time.ts';
import type { Case } from './case.ts';
import type { CaseClock } from './deadline.ts';
import { isLive } from './stage.ts';

/** One step of one clock at the time it wants to go out. */
export interface Firing {
  clock: CaseClock;
  step: number;
  /** 1 for the first time, 2 … for repeats. */
  time: number;
  scheduledFor: Instant;
}

type Timing = Pick<CaseClock, 'anchor' | 'dueAt' | 'ladder'>;

/** When a step of the ladder comes, as its share of the way from anchor to due. */
export function stepTime({ anchor, dueAt, ladder }: Timing, step: number): Instant {
  return Math.round(anchor + (ladder[step]?.at ?? 0) * (dueAt - anchor));
}

/** The steps that lie behind `now`, without the highest of them: a late start tells only the highest. */
export function passedOverSteps(timing: Timing, now: Instant): number[] {
  const past = timing.ladder.flatMap((step, index) =>
    stepTime(timing, index) <= now ? [{ index, at: step.at }] : [],
  );
  const highest = Math.max(...past.map(({ at }) => at));
  return past.filter(({ at }) => at < highest).map(({ index }) => index);
}

/** What each step of a running clock does next; nothing for steps that are done or acknowledged. */
export function nextFirings(clock: CaseClock): Firing[] {
  if (clock.state.kind !== 'running') return [];
  return clock.ladder.flatMap((armed, step) => {
    const fired = clock.fired.find((entry) => entry.step === step);
    if (fired === undefined) return [{ clock, step, time: 1, scheduledFor: stepTime(clock, step) }];
    const { repeat } = armed;
    const isDone =
      fired.acknowledged !== undefined ||
      repeat === undefined ||
      fired.times === 0 ||
      fired.times > repeat.atMost;
    return isDone
      ? []
      : [{ clock, step, time: fired.times + 1, scheduledFor: fired.lastAt + repeat.every }];
  });
}

/** `case/clock/cycle/generation/step`, and `#2` … for repeats: never given twice. */
export function stepKey(caseId: string, { clock, step, time }: Firing): string {
  const share = Math.round((clock.ladder[step]?.at ?? 0) * 100);
  const key = `${caseId}/${clock.id}/${step}-${share}`;
  return time === 1 ? key : `${key}#${time}`;
}

/** The first instant at which a running clock is late: due itself is still in time. */
export function lateFrom(clock: CaseClock): Instant {
  return clock.dueAt + 1;
}

/** Whether the case already holds a breach of this clock. */
export function isBreached(current: Case, clock: CaseClock): boolean {
  return current.breaches.some((breach) => breach.clockId === clock.id);
}

/** When the case next wants `fire-due`; `undefined` when no clock is armed or the case rests. */
export function nextFireAt(current: Case): Instant | undefined {
  if (!isLive(current.stage)) return undefined;
  const times = current.clocks
    .filter((clock) => clock.state.kind === 'running')
    .flatMap((clock) => [
      ...nextFirings(clock).map(({ scheduledFor }) => scheduledFor),
      ...(isBreached(current, clock) ? [] : [lateFrom(clock)]),
    ]);
  return times.length === 0 ? undefined : Math.min(...times);
}
