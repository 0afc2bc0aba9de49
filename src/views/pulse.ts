import { z } from 'zod';
import type { Source } from '../domain/source.ts';
import { hourMs, instantSchema, type Instant } from '../domain/time.ts';
import type { PageStore } from '../ports/page-store.ts';
import type { CaseList } from './case-list.ts';
import { isDueWithinHour, type ListedCase } from './queue-row.ts';
import { sourceStandings } from './source-health.ts';

/** How the office stands, in the few numbers that every page shows. */
export const pulseSchema = z.strictObject({
  now: instantSchema,
  overdue: z.number().int(),
  /** What interrupts: live cases of the gravest kind, and deadlines missed within the hour, the latest first. */
  alarms: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      kind: z.enum(['grave', 'breach']),
      /** When the case was opened, or its deadline missed. */
      at: instantSchema,
    }),
  ),
  dueWithinHour: z.number().int(),
  collection: z.strictObject({
    /** `stopped` when no source that is on has brought anything yet, or all of them fail. */
    state: z.enum(['working', 'late', 'stopped', 'off']),
    /** The longest delay of a source, ms. */
    lagMs: z.number().int().min(0),
    /** Sources that are on but late or failing. */
    behind: z.number().int(),
    lastSuccessAt: instantSchema.optional(),
  }),
});
type Pulse = z.infer<typeof pulseSchema>;

/** Counts what is late and says whether collection keeps up. */
export async function pulse(
  deps: { caseList: CaseList; pages: PageStore; sources: readonly Source[] },
  now: Instant,
): Promise<Pulse> {
  const live = deps.caseList.all().filter((one) => one.isLive);
  return {
    now,
    overdue: live.filter(({ clock }) => clock !== undefined && clock.dueAt < now).length,
    alarms: alarmsOf(live, now),
    dueWithinHour: live.filter((one) => isDueWithinHour(one, now)).length,
    collection: await collectionOf(deps, now),
  };
}

const maxAlarms = 50;

function alarmsOf(live: readonly ListedCase[], now: Instant): Pulse['alarms'] {
  const grave = live
    .filter(({ fixed }) => fixed.severity?.level === '特别重大')
    .map(({ fixed }) => ({ fixed, kind: 'grave' as const, at: fixed.openedAt }));
  const missed = live.flatMap(({ fixed, clock }) =>
    clock !== undefined && clock.dueAt < now && clock.dueAt >= now - hourMs
      ? [{ fixed, kind: 'breach' as const, at: clock.dueAt }]
      : [],
  );
  return [...grave, ...missed]
    .sort((a, b) => b.at - a.at)
    .slice(0, maxAlarms)
    .map(({ fixed: { id, number, title }, kind, at }) => ({ id, number, title, kind, at }));
}

async function collectionOf(
  deps: { pages: PageStore; sources: readonly Source[] },
  now: Instant,
): Promise<Pulse['collection']> {
  const on = (await sourceStandings(deps, now)).filter(({ status }) => status !== 'off');
  const behind = on.filter(({ status }) => status === 'late' || status === 'failing');
  const successes = on.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []);
  const isStopped = successes.length === 0 || on.every(({ status }) => status === 'failing');
  return {
    state: on.length === 0 ? 'off' : isStopped ? 'stopped' : behind.length > 0 ? 'late' : 'working',
    lagMs: Math.max(0, ...behind.map(({ lagMs }) => lagMs)),
    behind: behind.length,
    ...(successes.length > 0 ? { lastSuccessAt: Math.max(...successes) } : {}),
  };
}
