import { z } from 'zod';
import type { Actor } from '../domain/actor.ts';
import type { Case } from '../domain/case/case.ts';
import { isLive } from '../domain/case/stage.ts';
import { hourMs, instantSchema, type Instant } from '../domain/time.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { containsWords } from './contains-words.ts';
import {
  byUrgency,
  placeOf,
  queueBands,
  queueBandSchema,
  queueRowSchema,
  rowOf,
  type QueuePlace,
  type QueueRow,
} from './queue-row.ts';

/** The views that every office has: all, my own, overdue, due within the hour, unclaimed, disinformation, my 会商. */
export const queueViews = [
  'all',
  'mine',
  'overdue',
  'hour',
  'unclaimed',
  'false',
  'consult',
] as const;
const queueViewSchema = z.enum(queueViews);
export type QueueView = z.infer<typeof queueViewSchema>;

/** Which cases, in which order. */
export const queueFilterSchema = z.strictObject({
  view: queueViewSchema.default('all'),
  /** Words that number or title contain, all of them. */
  search: z.string().max(100).default(''),
  order: z.enum(['bands', 'deadline']).default('bands'),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

const maxRows = 1000;

/** A piece of the queue. */
export const queuePieceSchema = queueFilterSchema.extend({
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(maxRows).default(maxRows),
});

export const queueSchema = z.strictObject({
  /** The server's time: screens count down by it, never by their own clock. */
  now: instantSchema,
  rows: z.array(queueRowSchema),
  /** How many cases the filter finds, and how many of them stand in each band. */
  total: z.number().int(),
  bands: z.array(z.strictObject({ band: queueBandSchema, count: z.number().int() })),
  /** How many cases each view holds, whatever is searched for. */
  views: z.array(z.strictObject({ view: queueViewSchema, count: z.number().int() })),
});
export type Queue = z.infer<typeof queueSchema>;

export interface ViewDeps {
  cases: CaseStore;
  stories: StoryStore;
}

type Viewer = Pick<Actor, 'id' | 'department'>;

/** How many cases the queue orders at once; older ones are found by search. */
const maxCases = 20_000;

/** A piece of the queue: nearest deadline first within the urgency bands. */
export async function queue(
  { cases, stories }: ViewDeps,
  now: Instant,
  options: { viewer?: Viewer } & Partial<z.infer<typeof queuePieceSchema>> = {},
): Promise<Queue> {
  const { viewer = nobody, view = 'all', search = '', order = 'bands' } = options;
  const { from = 0, limit = maxRows } = options;
  const places = (await cases.all(maxCases)).map((one) => placeOf(one, now));
  const found = places
    .filter((place) => isIn(view, place, viewer) && matches(place.one, search))
    .sort(byUrgency(order));
  const piece = found.slice(from, from + limit);
  return {
    now,
    rows: await Promise.all(piece.map((place) => toldRow(stories, place))),
    total: found.length,
    bands: queueBands.map((band) => ({
      band,
      count: found.filter((place) => place.band === band).length,
    })),
    views: queueViews.map((name) => ({
      view: name,
      count: places.filter((place) => isIn(name, place, viewer)).length,
    })),
  };
}

/** The rows of these cases as they stand, without those that the filter leaves out. */
export async function queueRows(
  { cases, stories }: ViewDeps,
  now: Instant,
  { ids, viewer, view, search }: { ids: readonly string[]; viewer: Viewer } & QueueFilter,
): Promise<QueueRow[]> {
  const known = await Promise.all(ids.map((id) => cases.get(id)));
  const places = known
    .filter((one) => one !== undefined)
    .map((one) => placeOf(one, now))
    .filter((place) => isIn(view, place, viewer) && matches(place.one, search));
  return Promise.all(places.map((place) => toldRow(stories, place)));
}

const nobody: Viewer = { id: '' };

async function toldRow(stories: StoryStore, place: QueuePlace): Promise<QueueRow> {
  const told = await Promise.all(place.one.storyIds.map((id) => stories.get(id)));
  return rowOf(
    place,
    told.filter((story) => story !== undefined),
  );
}

function isIn(view: QueueView, { one, clock }: QueuePlace, viewer: Viewer): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'mine':
      return isLive(one.stage) && one.assignee?.person.id === viewer.id;
    case 'overdue':
      return clock?.status === 'overdue';
    case 'hour':
      return clock !== undefined && clock.leftMs >= 0 && clock.leftMs <= hourMs;
    case 'unclaimed':
      return isLive(one.stage) && one.assignee?.claimedAt === undefined;
    case 'false':
      return isLive(one.stage) && one.priorities.includes('P6');
    case 'consult':
      return isAsked(one, viewer.department);
  }
}

function isAsked({ consultations }: Case, department: string | undefined): boolean {
  return consultations
    .filter(({ closed }) => !closed)
    .some(({ invitees }) =>
      invitees.some(
        (asked) => asked.department.id === department && asked.reply.kind === 'awaited',
      ),
    );
}

function matches({ number, title }: Case, search: string): boolean {
  return containsWords(`${number} ${title}`, search);
}
