import { z } from 'zod';
import type { Case } from '../domain/case/case.ts';
import { isLive, stageSchema } from '../domain/case/stage.ts';
import { isAtLeast, prioritySchema, severitySchema } from '../domain/priority.ts';
import { hourMs, instantSchema, type Instant } from '../domain/time.ts';
import { appearanceCount } from '../domain/story.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { clockViewSchema, viewClock, type ClockView } from './clock-view.ts';

/** Urgency bands, in the order of the screen: what can still be won stands before what is lost. */
export const queueBands = [
  'grave-and-close',
  'close',
  'overdue',
  'on-course',
  'concluded',
] as const;

export const queueRowSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.number().int(),
  title: z.string(),
  band: z.enum(queueBands),
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
  openedAt: instantSchema,
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export const queueSchema = z.strictObject({
  /** The server's time: screens count down by it, never by their own clock. */
  now: instantSchema,
  rows: z.array(queueRowSchema),
  overdue: z.number().int(),
  dueWithinHour: z.number().int(),
});
export type Queue = z.infer<typeof queueSchema>;

export interface ViewDeps {
  cases: CaseStore;
  stories: StoryStore;
}

const maxRows = 1000;
const maxSourcesShown = 3;

/** All cases as the analyst's queue shows them: nearest deadline first within the urgency bands. */
export async function queue({ cases, stories }: ViewDeps, now: Instant): Promise<Queue> {
  const rows: QueueRow[] = [];
  for (const one of await cases.all(maxRows)) rows.push(await rowOf({ cases, stories }, one, now));
  const clocks = rows.flatMap(({ clock }) => (clock ? [clock] : []));
  return {
    now,
    rows: rows.sort(byUrgency),
    overdue: clocks.filter(({ status }) => status === 'overdue').length,
    dueWithinHour: clocks.filter(({ leftMs }) => leftMs >= 0 && leftMs <= hourMs).length,
  };
}

async function rowOf({ stories }: ViewDeps, one: Case, now: Instant): Promise<QueueRow> {
  const running = one.clocks
    .filter(({ state }) => state.kind === 'running')
    .map((clock) => viewClock(clock, one.breaches, now))
    .sort(byWeight);
  const clock = running[0];
  const told = (await Promise.all(one.storyIds.map((id) => stories.get(id)))).filter(
    (story) => story !== undefined,
  );
  const appearances = told.flatMap((story) => story.appearances);
  return {
    id: one.id,
    number: one.number,
    version: one.version,
    title: one.title,
    band: bandOf(one, clock),
    ...(clock ? { clock } : {}),
    otherClocks: Math.max(0, running.length - 1),
    priorities: one.priorities,
    ...(one.severity ? { severity: one.severity } : {}),
    stage: one.stage,
    ...(one.lead ? { leadDepartment: one.lead.department.name } : {}),
    heat: told.reduce((sum, story) => sum + story.heat, 0),
    appearances: told.reduce((sum, story) => sum + appearanceCount(story), 0),
    sources: [...new Set(appearances.map(({ sourceName }) => sourceName))].slice(
      0,
      maxSourcesShown,
    ),
    ...(one.assignee ? { assignee: one.assignee.person.name } : {}),
    openedAt: one.openedAt,
  };
}

/** Deadlines of the law before those of the house, then the nearest. */
function byWeight(a: ClockView, b: ClockView): number {
  if (a.basis !== b.basis) return a.basis === 'statutory' ? -1 : 1;
  return a.dueAt - b.dueAt;
}

function bandOf(one: Case, clock: ClockView | undefined): QueueRow['band'] {
  if (!isLive(one.stage)) return 'concluded';
  const status = clock?.status ?? 'running';
  if (status === 'running') return 'on-course';
  if (one.severity && isAtLeast(one.severity.level, '重大')) return 'grave-and-close';
  return status === 'overdue' ? 'overdue' : 'close';
}

function byUrgency(a: QueueRow, b: QueueRow): number {
  const bands = queueBands.indexOf(a.band) - queueBands.indexOf(b.band);
  if (bands !== 0) return bands;
  const [dueA, dueB] = [a.clock?.dueAt ?? Infinity, b.clock?.dueAt ?? Infinity];
  if (dueA === dueB) return b.openedAt - a.openedAt;
  // the newest breach first: it is the one that can still be made good
  return a.band === 'overdue' ? dueB - dueA : dueA - dueB;
}
