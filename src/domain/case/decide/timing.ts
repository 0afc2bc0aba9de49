import { dueOf } from '../due.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Fact, Outcome } from '../context.ts';
import { isBreached, lateFrom, nextFirings, stepKey } from '../ladder.ts';
import { refuse } from '../refusal.ts';
import { breachOf, moveClock } from '../settle.ts';
import { isLive } from '../stage.ts';
import { checkLimit, checkStranger, checkTime, firstRefusal, missing } from './checks.ts';

const maxDuties = 50;

/** Everything that is due by now, in the order of its due times, each once; nothing for resting cases. */
export function fireDue(current: Case, { now }: ActingContext): Outcome {
  if (!isLive(current.stage)) return [];
  const running = current.clocks.filter(({ state }) => state.kind === 'running');
  const firings = running
    .flatMap(nextFirings)
    .filter(({ scheduledFor }) => scheduledFor <= now)
    .map((firing) => {
      const { clock, step, time, scheduledFor } = firing;
      const { at: share = 0, to = [] } = clock.ladder[step] ?? {};
      const key = stepKey(current.id, firing);
      const { id: clockId, dueAt } = clock;
      const fact: Fact = {
        kind: 'step-fired',
        key,
        clockId,
        step,
        time,
        share,
        scheduledFor,
        dueAt,
        to,
      };
      return { at: scheduledFor, fact };
    });
  const breaches = running
    .filter((clock) => lateFrom(clock) <= now && !isBreached(current, clock))
    .sort((a, b) => a.dueAt - b.dueAt)
    .map((clock, index) => {
      const id = `b${current.breaches.length + index + 1}`;
      return { at: lateFrom(clock), fact: breachOf({ clock, retroactive: false }, id, now) };
    });
  return [...firings, ...breaches].sort((a, b) => a.at - b.at).map(({ fact }) => fact);
}

/** Stops the repeats of one step; nobody below may silence what the leaders are told. The clock itself goes on. */
export function acknowledge(
  current: Case,
  { clockId, step }: CommandOf<'acknowledge'>,
  { actor }: ActingContext,
): Outcome {
  const clock = current.clocks.find(({ id }) => id === clockId);
  const fired = clock?.fired.find((entry) => entry.step === step && entry.times > 0);
  if (fired === undefined)
    return refuse('step-not-fired', `时限“${clock?.name ?? clockId}”的该级提醒尚未发出，无须签收`);
  const told: readonly string[] = clock?.ladder[step]?.to ?? [];
  const tellsLeaders = ['leader', 'principal', 'superior'].some((role) => told.includes(role));
  if (tellsLeaders && !actor.roles.some((role) => role === 'leader' || role === 'principal'))
    return refuse('second-role-missing', '该级提醒发给分管领导或主要负责人，须由其签收');
  return fired.acknowledged === undefined ? [{ kind: 'step-acknowledged', clockId, step }] : [];
}

/** C7 and C10: a document or a yearly duty that the case carries. */
export function registerDuty(
  current: Case,
  { clock, subject, startedAt }: CommandOf<'register-duty'>,
  context: ActingContext,
): Outcome {
  const isKnown = current.duties.some((duty) => duty.clock === clock && duty.subject === subject);
  return (
    firstRefusal(
      isKnown && refuse('duty-exists', `“${subject}”已登记，时限已在计算`),
      checkStranger(current, context),
      checkTime('印发或形成时间', startedAt, context.now),
      checkLimit('公开事项', current.duties.length + 1, maxDuties),
    ) ?? [{ kind: 'duty-registered', clock, subject, startedAt }]
  );
}

/** A duty is met at the time stated; stops its clock. */
export function fulfilDuty(
  current: Case,
  { clock, subject, at, evidence }: CommandOf<'fulfil-duty'>,
  context: ActingContext,
): Outcome {
  const duty = current.duties.find((other) => other.clock === clock && other.subject === subject);
  if (duty === undefined) return missing('duty-missing', '公开事项', subject);
  if (duty.fulfilled !== undefined) return [];
  return (
    firstRefusal(
      checkStranger(current, context),
      checkTime('公开时间', at, context.now, duty.startedAt),
    ) ?? [{ kind: 'duty-fulfilled', clock, subject, fulfilledAt: at, evidence }]
  );
}

/** After a holiday notice: open working-day clocks are counted anew, closed ones never. */
export function updateCalendar(current: Case, { calendar, now }: ActingContext): Outcome {
  return current.clocks
    .filter(({ state, within }) => state.kind === 'running' && 'workingDays' in within)
    .flatMap((clock): Fact[] => {
      const due = dueOf(clock.within, clock.anchor, calendar);
      return due.dueAt === clock.dueAt && due.provisional === clock.provisional
        ? []
        : [moveClock({ ...clock, ...due }, now, '节假日安排更新，重新计算工作日')];
    });
}
