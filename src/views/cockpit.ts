import { z } from 'zod';
import { isLive, stageSchema, stages, type Stage } from '../domain/case/stage.ts';
import type { Period } from '../domain/evaluation/department-scores.ts';
import { clockKindSchema, type ClockKind, type PolicyProfile } from '../domain/policy.ts';
import { priorities, prioritySchema } from '../domain/priority.ts';
import type { Story } from '../domain/story.ts';
import { dayMs, instantSchema, shanghaiDay, type Instant } from '../domain/time.ts';
import { caseRefSchema, refOf } from './case-ref.ts';
import type { CountedCase } from './counted-case.ts';
import { kept, promisesOf, type Promised } from './promises.ts';

const count = z.number().int().min(0);
const share = { met: count, of: count };

export const cockpitSchema = z.strictObject({
  now: instantSchema,
  from: instantSchema,
  to: instantSchema,
  /** The three promises of the law: 5 h, 24 h, 48 h. */
  promises: z.array(z.strictObject({ clock: clockKindSchema, name: z.string(), ...share })),
  open: count,
  /** Live cases with a deadline of the law that is past. */
  overdue: count,
  /** Evaluations that wait for a leader's signature. */
  toSign: count,
  stages: z.array(
    z.strictObject({
      stage: stageSchema,
      cases: count,
      /** How long they have been there; absent where there is none. */
      medianMs: count.optional(),
      longest: caseRefSchema.optional(),
    }),
  ),
  /** The deadlines of the law by lead department; ranked only from five on, best first. */
  departments: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      ...share,
      rank: z.number().int().min(1).optional(),
    }),
  ),
  /** Cases opened in the period, and in the one of the same length before it. */
  priorities: z.array(z.strictObject({ priority: prioritySchema, cases: count, before: count })),
  /** How often the stories of the period appeared, day by day, and what was published against them. */
  heat: z.array(
    z.strictObject({
      /** `YYYY-MM-DD` in Asia/Shanghai. */
      day: z.string(),
      appearances: count,
      published: z.array(z.strictObject({ caseId: z.string(), title: z.string() })),
    }),
  ),
});
export type Cockpit = z.infer<typeof cockpitSchema>;

/** What the figures are counted from. */
export interface CockpitFacts {
  cases: readonly CountedCase[];
  /** Those seen in the period. */
  stories: readonly Story[];
  profile: Pick<PolicyProfile, 'obligations'>;
  period: Period;
  now: Instant;
}

const promised: readonly ClockKind[] = ['C1', 'C2', 'C3'];
const rankedFrom = 5;

/** The leader's figures, each with its denominator. */
export function cockpit(facts: CockpitFacts): Cockpit {
  const { cases, profile, period, now } = facts;
  const live = cases.filter(({ stage }) => isLive(stage));
  const promises = promisesOf(cases, period, now);
  return {
    now,
    from: period.from,
    to: period.to,
    promises: promised.map((clock) => ({
      clock,
      name: profile.obligations.find((one) => one.clock === clock)?.name ?? clock,
      ...kept(promises.filter((one) => one.clock.kind === clock)),
    })),
    open: live.length,
    overdue: live.filter((one) => isOverdue(one, now)).length,
    toSign: live.filter(waitsForSignature).length,
    stages: stages.filter(isLive).map((stage) => stageOf(live, stage, now)),
    departments: ranked(promises),
    priorities: priorities.map((priority) => ({
      priority,
      cases: openedIn(cases, period, priority).length,
      before: openedIn(cases, before(period), priority).length,
    })),
    heat: heatOf(facts),
  };
}

export const figureSchema = z.enum([
  'promise',
  'open',
  'overdue',
  'to-sign',
  'stage',
  'department',
  'priority',
]);

/** The cases behind one figure; `of` says which promise (`C1`), stage, department or priority. */
export function casesBehind(
  { cases, period, now }: Omit<CockpitFacts, 'stories' | 'profile'>,
  { figure, of }: { figure: z.infer<typeof figureSchema>; of?: string | undefined },
): (z.infer<typeof caseRefSchema> & { isMet?: boolean })[] {
  const live = cases.filter(({ stage }) => isLive(stage));
  const refs = (found: readonly CountedCase[]) => found.map(refOf);
  const promises = () => promisesOf(cases, period, now);
  switch (figure) {
    case 'promise':
      return promiseRefs(promises().filter(({ clock }) => clock.kind === of));
    case 'department':
      return promiseRefs(statutory(promises()).filter(({ one }) => one.lead?.department.id === of));
    case 'open':
      return refs(live);
    case 'overdue':
      return refs(live.filter((one) => isOverdue(one, now)));
    case 'to-sign':
      return refs(live.filter(waitsForSignature));
    case 'stage':
      return refs(live.filter(({ stage }) => stage === of));
    case 'priority':
      return refs(openedIn(cases, period, of));
  }
}

/** What is missed stands first. */
function promiseRefs(promises: readonly Promised<CountedCase>[]) {
  return [...promises]
    .sort((a, b) => Number(a.isMet) - Number(b.isMet))
    .map(({ one, isMet }) => ({ ...refOf(one), isMet }));
}

function isOverdue({ clocks }: CountedCase, now: Instant): boolean {
  return clocks.some(
    ({ state, basis, dueAt }) => state.kind === 'running' && basis === 'statutory' && dueAt < now,
  );
}

function waitsForSignature({ stage, signed }: CountedCase): boolean {
  return stage === '评估' && signed.length === 0;
}

function stageOf(
  live: readonly CountedCase[],
  stage: Stage,
  now: Instant,
): Cockpit['stages'][number] {
  const here = live
    .filter((one) => one.stage === stage)
    .sort((a, b) => a.stageSince - b.stageSince);
  const [longest] = here;
  const middle = here[Math.floor(here.length / 2)];
  return {
    stage,
    cases: here.length,
    ...(middle && { medianMs: Math.max(0, now - middle.stageSince) }),
    ...(longest && { longest: refOf(longest) }),
  };
}

function statutory(promises: readonly Promised<CountedCase>[]): Promised<CountedCase>[] {
  return promises.filter(({ clock }) => clock.basis === 'statutory');
}

function ranked(promises: readonly Promised<CountedCase>[]): Cockpit['departments'] {
  const byId = new Map<string, { name: string; own: Promised<CountedCase>[] }>();
  for (const one of statutory(promises)) {
    const department = one.one.lead?.department;
    if (!department) continue;
    const entry = byId.get(department.id) ?? { name: department.name, own: [] };
    entry.own.push(one);
    byId.set(department.id, entry);
  }
  const rows = [...byId]
    .map(([id, { name, own }]) => ({ id, name, ...kept(own) }))
    .sort((a, b) => b.met / b.of - a.met / a.of || b.of - a.of);
  const comparable = rows.filter(({ of }) => of >= rankedFrom);
  return [
    ...comparable.map((row, i) => ({ ...row, rank: i + 1 })),
    ...rows.filter(({ of }) => of < rankedFrom),
  ];
}

function before({ from, to }: Period): Period {
  return { from: from - (to - from), to: from };
}

function openedIn(
  cases: readonly CountedCase[],
  { from, to }: Period,
  priority?: string,
): CountedCase[] {
  return cases.filter(
    ({ openedAt, priorities: own }) =>
      openedAt >= from && openedAt < to && own.some((one) => one === priority),
  );
}

function heatOf({ cases, stories, period: { from, to } }: CockpitFacts): Cockpit['heat'] {
  const seen = new Map<string, number>();
  for (const { appearances } of stories)
    for (const { publishedAt, seenAt } of appearances) {
      const day = shanghaiDay(Math.min(publishedAt ?? seenAt, seenAt));
      seen.set(day, (seen.get(day) ?? 0) + 1);
    }
  const published = cases.flatMap((one) =>
    one.published.map(({ at, title }) => ({ day: shanghaiDay(at), caseId: one.id, title })),
  );
  return daysOf(from, to).map((day) => ({
    day,
    appearances: seen.get(day) ?? 0,
    published: published
      .filter((one) => one.day === day)
      .map(({ caseId, title }) => ({ caseId, title })),
  }));
}

function daysOf(from: Instant, to: Instant): string[] {
  const days = new Set<string>();
  for (let at = from; at < to; at += dayMs) days.add(shanghaiDay(at));
  if (to > from) days.add(shanghaiDay(to - 1));
  return [...days];
}
