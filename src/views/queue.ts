import { z } from 'zod';
import type { Actor } from '../domain/actor.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { CaseList } from './case-list.ts';
import { wordsIn } from './contains-words.ts';
import {
  isDueWithinHour,
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

interface QueueDeps {
  caseList: CaseList;
  stories: StoryStore;
}

type Viewer = Pick<Actor, 'id' | 'department'>;

/** A piece of the queue: nearest deadline first within the urgency bands. */
export async function queue(
  deps: QueueDeps,
  now: Instant,
  options: { viewer?: Viewer } & Partial<z.infer<typeof queuePieceSchema>> = {},
): Promise<Queue> {
  const { viewer = nobody, view = 'all', search = '', order = 'bands' } = options;
  const { from = 0, limit = maxRows } = options;
  const places = deps.caseList.all().map((one) => placeOf(one, now));
  const isFound = filterOf({ view, search }, viewer, now);
  const found = byUrgency(order, places.filter(isFound));
  const piece = found.slice(from, from + limit);
  return {
    now,
    rows: await Promise.all(piece.map((place) => toldRow(deps, place, now))),
    total: found.length,
    bands: queueBands.map((band) => ({
      band,
      count: found.filter((place) => place.band === band).length,
    })),
    views: queueViews.map((name) => ({
      view: name,
      count: places.filter((place) => isIn(name, place, viewer, now)).length,
    })),
  };
}

/** How many cases each of these filters finds. */
export function queueCounts(
  caseList: CaseList,
  now: Instant,
  { filters, viewer }: { filters: readonly QueueFilter[]; viewer: Viewer },
): number[] {
  const places = caseList.all().map((one) => placeOf(one, now));
  return filters.map((filter) => places.filter(filterOf(filter, viewer, now)).length);
}

/** The rows of these cases as they stand, without those that the filter leaves out. */
export async function queueRows(
  deps: QueueDeps,
  now: Instant,
  { ids, viewer, ...filter }: { ids: readonly string[]; viewer: Viewer } & QueueFilter,
): Promise<QueueRow[]> {
  const places = ids
    .flatMap((id) => deps.caseList.get(id) ?? [])
    .map((one) => placeOf(one, now))
    .filter(filterOf(filter, viewer, now));
  return Promise.all(places.map((place) => toldRow(deps, place, now)));
}

const nobody: Viewer = { id: '' };

async function toldRow(
  { stories, caseList }: QueueDeps,
  place: QueuePlace,
  now: Instant,
): Promise<QueueRow> {
  const { storyIds, mergedInto: targetId } = place.listed;
  const told = await Promise.all(storyIds.map((id) => stories.get(id)));
  const target = targetId === undefined ? undefined : caseList.get(targetId)?.fixed;
  const mergedInto = target && { id: target.id, number: target.number };
  const known = told.filter((story) => story !== undefined);
  return rowOf(place, { told: known, mergedInto }, now);
}

function filterOf(
  { view, search }: Pick<QueueFilter, 'view' | 'search'>,
  viewer: Viewer,
  now: Instant,
): (place: QueuePlace) => boolean {
  const isNamed = wordsIn(search);
  return (place) => isIn(view, place, viewer, now) && isNamed(place.listed.words);
}

function isIn(
  view: QueueView,
  { listed, isOverdue }: QueuePlace,
  viewer: Viewer,
  now: Instant,
): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'mine':
      return listed.isLive && listed.assigneeId === viewer.id;
    case 'overdue':
      return isOverdue;
    case 'hour':
      return isDueWithinHour(listed, now);
    case 'unclaimed':
      return listed.isLive && !listed.isClaimed;
    case 'false':
      return listed.isLive && listed.fixed.priorities.includes('P6');
    case 'consult':
      return viewer.department !== undefined && listed.asked.includes(viewer.department);
  }
}
