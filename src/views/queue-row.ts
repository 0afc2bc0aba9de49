import { z } from 'zod';
import type { CaseClock } from '../domain/case/deadline.ts';
import { stageSchema } from '../domain/case/stage.ts';
import { prioritySchema, severitySchema } from '../domain/priority.ts';
import { appearanceCount, type Story } from '../domain/story.ts';
import { hourMs, instantSchema, type Instant } from '../domain/time.ts';
import { runningStatus } from './clock-status.ts';
import { clockViewSchema, viewClock } from './clock-view.ts';
import type { CountedCase } from './counted-case.ts';

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
  /** The case that it went into, whose clocks count from then on. */
  mergedInto: z.strictObject({ id: z.string(), number: z.string() }).optional(),
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

/** What lists need of a case: the few facts of its document that do not change until its next version. */
export interface ListedCase {
  /** What its row shows whatever the time. */
  fixed: Omit<QueueRow, 'band' | 'mergedInto' | 'clock' | 'heat' | 'appearances' | 'sources'>;
  /** What the figures need of it. */
  counted: CountedCase;
  updatedAt: Instant;
  storyIds: readonly string[];
  /** The id of the case that it went into. */
  mergedInto: string | undefined;
  /** The running clock that decides its place: deadlines of the law before those of the house, then the nearest. */
  clock: CaseClock | undefined;
  isLive: boolean;
  /** 重大 or graver, as far as it is graded. */
  isGrave: boolean;
  isClaimed: boolean;
  assigneeId: string | undefined;
  /** The rule that opened it, when no person did. */
  openingRule: string | undefined;
  /** Departments whose opinion the live case awaits. */
  asked: readonly string[];
  /** Number and title as `plainWords`, for searching. */
  words: string;
}

/** Where a case stands in the queue at one moment. */
export interface QueuePlace {
  listed: ListedCase;
  band: QueueBand;
  isOverdue: boolean;
}

const maxSourcesShown = 3;

/** The place of a case at `now`. */
export function placeOf(listed: ListedCase, now: Instant): QueuePlace {
  const { clock } = listed;
  const status = clock && runningStatus(clock, now);
  return { listed, band: bandOf(listed, status), isOverdue: status === 'overdue' };
}

/** Whether its deciding deadline is ahead, by an hour at most. */
export function isDueWithinHour({ clock }: ListedCase, now: Instant): boolean {
  return clock !== undefined && clock.dueAt >= now && clock.dueAt - now <= hourMs;
}

/** Whether the department leads the case or owes it an opinion. */
export function concerns({ counted: { lead }, asked }: ListedCase, department: string): boolean {
  return lead?.department.id === department || asked.includes(department);
}

/** The row of a case at `now`, with what its stories and the case that it went into add. */
export function rowOf(
  { listed: { fixed, clock }, band }: QueuePlace,
  { told, mergedInto }: { told: readonly Story[]; mergedInto?: QueueRow['mergedInto'] },
  now: Instant,
): QueueRow {
  const sources = told.flatMap(({ appearances }) => appearances.map((each) => each.sourceName));
  return {
    ...fixed,
    band,
    ...(mergedInto && { mergedInto }),
    ...(clock ? { clock: viewClock(clock, { stage: fixed.stage, breaches: [] }, now) } : {}),
    heat: told.reduce((sum, story) => sum + story.heat, 0),
    appearances: told.reduce((sum, story) => sum + appearanceCount(story), 0),
    sources: [...new Set(sources)].slice(0, maxSourcesShown),
  };
}

/** Sorts nearest deadline first within the bands; `deadline` leaves the bands aside. */
export function byUrgency(
  order: 'bands' | 'deadline',
  places: readonly QueuePlace[],
): QueuePlace[] {
  const isBanded = order === 'bands';
  return places
    .map((place) => {
      const dueAt = place.listed.clock?.dueAt ?? Infinity;
      // within a band too: what can still be won, then the newest breach, which can best be made good
      const isLost = isBanded && place.isOverdue;
      const rank = isBanded ? 2 * queueBands.indexOf(place.band) + (isLost ? 1 : 0) : 0;
      return { place, rank, due: isLost ? -dueAt : dueAt };
    })
    .sort(
      (a, b) =>
        a.rank - b.rank || nearer(a.due, b.due) || newestFirst(a.place.listed, b.place.listed),
    )
    .map(({ place }) => place);
}

function nearer(due: number, other: number): number {
  // two cases without a clock are equally far: Infinity - Infinity is no number
  return due === other ? 0 : due - other;
}

/** Sorts the cases opened last first. */
export function newestFirst({ fixed: a }: ListedCase, { fixed: b }: ListedCase): number {
  if (a.openedAt !== b.openedAt) return b.openedAt - a.openedAt;
  return a.number < b.number ? 1 : -1;
}

function bandOf({ isLive, isGrave }: ListedCase, status = 'running'): QueueBand {
  if (!isLive) return 'concluded';
  if (status === 'running') return 'on-course';
  if (isGrave) return 'grave-and-close';
  return status === 'overdue' ? 'overdue' : 'close';
}
