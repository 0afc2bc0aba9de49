import { z } from 'zod';
import type { Case } from '../domain/case/case.ts';
import { isLive, stageSchema } from '../domain/case/stage.ts';
import { isAtLeast, prioritySchema, severitySchema } from '../domain/priority.ts';
import { appearanceCount, type Story } from '../domain/story.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import { clockViewSchema, viewClock, type ClockView } from './clock-view.ts';

/** Urgency bands, in the order of the screen: what can still be won stands before what is lost. */
export const queueBands = [
  'grave-and-close',
  'close',
  'overdue',
  'on-course',
  'concluded',
] as const;
export const queueBandSchema = z.enum(queueBands);
export type QueueBand = z.infer<typeof queueBandSchema>;

export const queueRowSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.number().int(),
  title: z.string(),
  band: queueBandSchema,
  /** The deadline that decides the row's place; absent when no clock runs. */
  clock: clockViewSchema.optional(),
  /** How many other clocks are running. */
  otherClocks: z.number().int(),
  priorities: z.array(prioritySchema),
  severity: z.strictObject({ level: severitySchema, provisional: z.boolean() }).optional(),
  stage: stageSchema,
  leadDepartment: z.string().optional(),
  heat: z.number(),
  appearances: z.number().int(),
  sources: z.array(z.string()),
  assignee: z.string().optional(),
  /** What waits for a second person. */
  proposal: z.enum(['determination', 'dismissal', 'merge']).optional(),
  openedAt: instantSchema,
});
export type QueueRow = z.infer<typeof queueRowSchema>;

/** Where a case stands in the queue: its band and the clock that decides it. */
export interface QueuePlace {
  one: Case;
  band: QueueBand;
  clock: ClockView | undefined;
  otherClocks: number;
}

const maxSourcesShown = 3;

/** The place of a case at `now`. */
export function placeOf(one: Case, now: Instant): QueuePlace {
  const running = one.clocks
    .filter(({ state }) => state.kind === 'running')
    .map((clock) => viewClock(clock, one.breaches, now))
    .sort(byWeight);
  const clock = running[0];
  return { one, band: bandOf(one, clock), clock, otherClocks: Math.max(0, running.length - 1) };
}

/** The row of a case, with what its stories add. */
export function rowOf(
  { one, band, clock, otherClocks }: QueuePlace,
  told: readonly Story[],
): QueueRow {
  const sources = told.flatMap(({ appearances }) => appearances.map((each) => each.sourceName));
  return {
    id: one.id,
    number: one.number,
    version: one.version,
    title: one.title,
    band,
    ...(clock ? { clock } : {}),
    otherClocks,
    priorities: one.priorities,
    ...(one.severity ? { severity: one.severity } : {}),
    stage: one.stage,
    ...(one.lead ? { leadDepartment: one.lead.department.name } : {}),
    heat: told.reduce((sum, story) => sum + story.heat, 0),
    appearances: told.reduce((sum, story) => sum + appearanceCount(story), 0),
    sources: [...new Set(sources)].slice(0, maxSourcesShown),
    ...(one.assignee ? { assignee: one.assignee.person.name } : {}),
    ...(one.proposal ? { proposal: one.proposal.content.kind } : {}),
    openedAt: one.openedAt,
  };
}

/** Nearest deadline first within the bands; `deadline` leaves the bands aside. */
export function byUrgency(order: 'bands' | 'deadline') {
  return (a: QueuePlace, b: QueuePlace): number => {
    const bands = queueBands.indexOf(a.band) - queueBands.indexOf(b.band);
    if (order === 'bands' && bands !== 0) return bands;
    const isLost = (place: QueuePlace) => order === 'bands' && place.clock?.status === 'overdue';
    // within a band too: what can still be won, then the newest breach, which can best be made good
    if (isLost(a) !== isLost(b)) return isLost(a) ? 1 : -1;
    const [dueA, dueB] = [a.clock?.dueAt ?? Infinity, b.clock?.dueAt ?? Infinity];
    if (dueA === dueB) return b.one.openedAt - a.one.openedAt;
    return isLost(a) ? dueB - dueA : dueA - dueB;
  };
}

/** Deadlines of the law before those of the house, then the nearest. */
function byWeight(a: ClockView, b: ClockView): number {
  if (a.basis !== b.basis) return a.basis === 'statutory' ? -1 : 1;
  return a.dueAt - b.dueAt;
}

function bandOf(one: Case, clock: ClockView | undefined): QueueBand {
  if (!isLive(one.stage)) return 'concluded';
  const status = clock?.status ?? 'running';
  if (status === 'running') return 'on-course';
  if (one.severity && isAtLeast(one.severity.level, '重大')) return 'grave-and-close';
  return status === 'overdue' ? 'overdue' : 'close';
}
