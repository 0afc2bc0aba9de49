import type { Obligation } from '../policy.ts';
import type { Instant } from '../time.ts';
import { anchorOf } from './anchor.ts';
import type { Case } from './case.ts';
import type { Context, Fact } from './context.ts';
import type { CaseClock } from './deadline.ts';
import { demandsOf, holds, obligationFor, type Demand } from './demands.ts';
import { dueOf } from './due.ts';
import { isBreached, passedOverSteps } from './ladder.ts';
import { isLive } from './stage.ts';

type Timing = Pick<Context, 'now' | 'profile' | 'calendar'>;
type PlainFact = Exclude<Fact, { kind: 'breach-recorded' }>;
/** Breaches are numbered only once all of a command's are known. */
type LateFact = { kind: 'late'; clock: CaseClock; retroactive: boolean; met?: Demand['met'] };

/**
 * Brings the clocks in line with the case: starts what the state demands, moves what got another
 * anchor, stops what is met, cancels what no longer holds. A pure function of state, profile and
 * calendar, so that no command can forget a clock.
 */
export function settle(current: Case, timing: Timing): Fact[] {
  if (current.stage === '已合并') return [];
  const demands = current.stage === '不予立案' ? [] : demandsOf(current);
  const kept = new Set<string>();
  const facts: (PlainFact | LateFact)[] = [];
  for (const demand of demands) {
    const clock = clockOf(current, demand);
    if (clock?.state.kind === 'stopped') continue;
    if (clock?.state.kind === 'running' && holds(clock.when, current)) {
      kept.add(clock.id);
      facts.push(...carryOn(current, clock, demand, timing));
    } else if (isLive(current.stage)) {
      // none yet, or its condition has ceased to hold: another obligation may take over
      facts.push(...start(current, demand, timing));
    }
  }
  for (const clock of current.clocks)
    if (clock.state.kind === 'running' && !kept.has(clock.id))
      facts.push(...cancel(current, clock, timing.now));
  return numberBreaches(current, facts, timing.now);
}

/** The latest clock that answers the demand; duties (C7, C10) outlive the cycle they began in. */
function clockOf(current: Case, { kind, subject }: Demand): CaseClock | undefined {
  const isDuty = kind === 'C7' || kind === 'C10';
  return current.clocks.findLast(
    (clock) =>
      clock.kind === kind && clock.subject === subject && (isDuty || clock.cycle === current.cycle),
  );
}

function start(
  current: Case,
  demand: Demand,
  { now, profile, calendar }: Timing,
): (PlainFact | LateFact)[] {
  const obligation = obligationFor(demand, current, profile.obligations);
  // An internal request that was met before its clock ever ran needs none.
  if (obligation === undefined || (demand.kind === 'C6' && demand.met !== undefined)) return [];
  const anchor = obligation.anchor === 'earliest' ? anchorOf(current) : (demand.since ?? now);
  const { dueAt, provisional } = dueOf(obligation.within, anchor, calendar);
  const base = identify(current, demand, obligation);
  const clock: CaseClock = {
    ...base,
    anchor,
    dueAt,
    provisional,
    ladder: profile.ladder,
    fired: passedOverSteps({ anchor, dueAt, ladder: profile.ladder }, now).map((step) => ({
      step,
      times: 0,
      lastAt: now,
    })),
    state: { kind: 'running' },
  };
  return [{ kind: 'clock-started', clock }, ...finish(clock, demand, now)];
}

function identify(current: Case, { kind, subject }: Demand, obligation: Obligation) {
  const generation =
    1 +
    current.clocks.filter(
      (clock) => clock.kind === kind && clock.subject === subject && clock.cycle === current.cycle,
    ).length;
  const name = subject === undefined ? kind : `${kind}.${subject}`;
  return {
    id: `${name}/${current.cycle}/${generation}`,
    kind,
    ...(subject !== undefined && { subject }),
    name: obligation.name,
    clause: obligation.clause,
    basis: obligation.basis,
    cycle: current.cycle,
    generation,
    when: obligation.when,
    anchoredBy: obligation.anchor,
    within: obligation.within,
  };
}

/** What a fresh or freshly moved clock brings at once: a breach that already lies behind, or its end. */
function finish(clock: CaseClock, { met }: Demand, now: Instant): (PlainFact | LateFact)[] {
  const isLate = (met?.at ?? now) > clock.dueAt;
  return [
    ...(isLate ? [{ kind: 'late' as const, clock, retroactive: true, ...(met && { met }) }] : []),
    ...(met ? [stop(clock, met)] : []),
  ];
}

function carryOn(
  current: Case,
  clock: CaseClock,
  demand: Demand,
  timing: Timing,
): (PlainFact | LateFact)[] {
  const anchor = clock.anchoredBy === 'earliest' ? anchorOf(current) : clock.anchor;
  if (anchor !== clock.anchor) {
    const reason = anchor < clock.anchor ? '发现更早的起算时间' : '撤销合并，恢复原起算时间';
    const moved = { ...clock, anchor, ...dueOf(clock.within, anchor, timing.calendar) };
    return [
      moveClock(moved, timing.now, reason),
      ...(isBreached(current, clock)
        ? closeBreach(current, moved, demand.met)
        : finish(moved, demand, timing.now)),
    ];
  }
  const { met } = demand;
  if (met === undefined) return [];
  if (isBreached(current, clock)) return closeBreach(current, clock, met);
  return [
    ...(met.at > clock.dueAt ? [{ kind: 'late' as const, clock, retroactive: false, met }] : []),
    stop(clock, met),
  ];
}

/** The fact that a clock has another anchor or due time than before. */
export function moveClock(moved: CaseClock, now: Instant, reason: string): PlainFact {
  const { id, anchor, dueAt, provisional, fired } = moved;
  const passedOver = passedOverSteps(moved, now).filter(
    (step) => !fired.some((entry) => entry.step === step),
  );
  return { kind: 'clock-moved', clockId: id, anchor, dueAt, provisional, passedOver, reason };
}

function stop(clock: CaseClock, met: NonNullable<Demand['met']>): PlainFact {
  return { kind: 'clock-stopped', clockId: clock.id, stoppedAt: met.at, evidence: met.evidence };
}

function closeBreach(current: Case, clock: CaseClock, met: Demand['met']): PlainFact[] {
  const breach = current.breaches.find(({ clockId }) => clockId === clock.id);
  if (met === undefined || breach === undefined) return [];
  const lateByMs = Math.max(0, met.at - clock.dueAt);
  return [
    { kind: 'breach-stopped', breachId: breach.id, stoppedAt: met.at, lateByMs },
    stop(clock, met),
  ];
}

/** A clock that is cancelled after its due time leaves its breach behind, however slow the timer was. */
function cancel(current: Case, clock: CaseClock, now: Instant): (PlainFact | LateFact)[] {
  const isMissed = now > clock.dueAt && !isBreached(current, clock);
  return [
    ...(isMissed ? [{ kind: 'late' as const, clock, retroactive: false }] : []),
    { kind: 'clock-cancelled', clockId: clock.id, reason: '不再适用' },
  ];
}

function numberBreaches(
  current: Case,
  facts: readonly (PlainFact | LateFact)[],
  now: Instant,
): Fact[] {
  let count = current.breaches.length;
  return facts.map((fact) =>
    fact.kind === 'late' ? breachOf(fact, `b${(count += 1)}`, now) : fact,
  );
}

/** The permanent record that a clock was missed. */
export function breachOf(
  { clock, retroactive, met }: Omit<LateFact, 'kind'>,
  id: string,
  now: Instant,
): Fact {
  return {
    kind: 'breach-recorded',
    breach: {
      id,
      clockId: clock.id,
      clockName: clock.name,
      clause: clock.clause,
      basis: clock.basis,
      dueAt: clock.dueAt,
      detectedAt: now,
      retroactive,
      ...(met && { stoppedAt: met.at, lateByMs: met.at - clock.dueAt }),
      notes: [],
    },
  };
}
