import type { z } from 'zod';
import type { Case } from '../case.ts';
import type { CaseClock, FiredStep } from '../deadline.ts';
import type { CaseEventOf } from '../events.ts';
import type { timeEventSchemas } from '../events/time.ts';
import { evolveBreach } from './breach.ts';

/** What happens to clocks, steps, breaches and duties. */
type TimeEvent = z.infer<(typeof timeEventSchemas)[number]>;

/** Applies an event of time. */
export function evolveTime(current: Case, event: TimeEvent): Case {
  const { at, by } = event;
  switch (event.kind) {
    case 'clock-started':
      return { ...current, clocks: [...current.clocks, event.clock] };
    case 'clock-moved':
      return withClock(current, event.clockId, (clock) => clockMoved(clock, event));
    case 'clock-stopped':
      return withClock(current, event.clockId, (clock) => ({
        ...clock,
        state: { kind: 'stopped', at: event.stoppedAt, evidence: event.evidence },
      }));
    case 'clock-cancelled':
      return withClock(current, event.clockId, (clock) => ({
        ...clock,
        state: { kind: 'cancelled', at, reason: event.reason },
      }));
    case 'step-fired':
      return withClock(current, event.clockId, (clock) =>
        withStep(clock, { step: event.step, times: event.time, lastAt: at }),
      );
    case 'step-acknowledged':
      return withClock(current, event.clockId, (clock) => {
        const fired = clock.fired.find(({ step }) => step === event.step);
        return fired === undefined
          ? clock
          : withStep(clock, { ...fired, acknowledged: { at, by } });
      });
    case 'breach-recorded':
    case 'breach-stopped':
    case 'breach-annotated':
    case 'breach-concluded':
    case 'breach-rectified':
    case 'rectification-confirmed':
    case 'breach-appealed':
    case 'appeal-decided':
      return evolveBreach(current, event);
    case 'duty-registered': {
      const { clock, subject, startedAt } = event;
      return { ...current, duties: [...current.duties, { clock, subject, startedAt }] };
    }
    case 'duty-fulfilled': {
      const fulfilled = { at: event.fulfilledAt, evidence: event.evidence };
      return {
        ...current,
        duties: current.duties.map((duty) =>
          duty.clock === event.clock && duty.subject === event.subject
            ? { ...duty, fulfilled }
            : duty,
        ),
      };
    }
  }
}

/** Steps that have fired stay fired; those that the move puts behind us are passed over. */
function clockMoved(clock: CaseClock, event: CaseEventOf<'clock-moved'>): CaseClock {
  const { anchor, dueAt, provisional, passedOver, at } = event;
  const skipped = passedOver.map((step) => ({ step, times: 0, lastAt: at }));
  return { ...clock, anchor, dueAt, provisional, fired: [...clock.fired, ...skipped] };
}

function withStep(clock: CaseClock, fired: FiredStep): CaseClock {
  const others = clock.fired.filter(({ step }) => step !== fired.step);
  return { ...clock, fired: [...others, fired].sort((a, b) => a.step - b.step) };
}

function withClock(current: Case, id: string, change: (clock: CaseClock) => CaseClock): Case {
  return {
    ...current,
    clocks: current.clocks.map((clock) => (clock.id === id ? change(clock) : clock)),
  };
}
