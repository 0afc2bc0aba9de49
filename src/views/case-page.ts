import { z } from 'zod';
import type { Actor } from '../domain/actor.ts';
import { caseSchema } from '../domain/case/case.ts';
import { blindCase, blindHistory } from '../domain/evaluation/blind.ts';
import { storySchema } from '../domain/story.ts';
import { taggedItemSchema } from '../domain/tagged-item.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { clockViewSchema, viewClock } from './clock-view.ts';
import type { ViewDeps } from './queue.ts';

export const casePageSchema = z.strictObject({
  now: instantSchema,
  case: caseSchema,
  clocks: z.array(clockViewSchema),
  stories: z.array(storySchema),
  /** The linked items with their tags and evidence, newest first, at most 200. */
  items: z.array(taggedItemSchema),
  history: z.array(z.strictObject({ sequence: z.number().int(), event: z.unknown() })),
});
export type CasePage = z.infer<typeof casePageSchema>;

const maxItems = 200;

/**
 * Everything that this person needs to work on one case, without what other assessors have scored before the own
 * scores are given; `undefined` when there is no such case.
 */
export async function casePage(
  deps: ViewDeps & { items: ItemStore },
  id: string,
  { now, viewer }: { now: Instant; viewer: Pick<Actor, 'id' | 'roles'> },
): Promise<CasePage | undefined> {
  const one = await deps.cases.get(id);
  if (!one) return undefined;
  const stories = await Promise.all(one.storyIds.map((storyId) => deps.stories.get(storyId)));
  const newest = one.itemIds.slice(-maxItems).reverse();
  const items = await Promise.all(newest.map((itemId) => deps.items.get(itemId)));
  const history = blindHistory(await deps.cases.history(id), one, viewer);
  return {
    now,
    case: blindCase(one, viewer),
    clocks: one.clocks.map((clock) => viewClock(clock, one.breaches, now)),
    stories: stories.filter((story) => story !== undefined),
    items: items.filter((item) => item !== undefined),
    history: history.map(({ sequence, event }) => ({ sequence, event })),
  };
}
