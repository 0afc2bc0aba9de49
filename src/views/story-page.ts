import { z } from 'zod';
import { storySchema, type Story } from '../domain/story.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { caseRefSchema, refOf } from './case-ref.ts';

export const storyPageSchema = z.strictObject({
  now: instantSchema,
  story: storySchema,
  /** Whom a listed text itself names as where it was taken from 来源, by item id; none is guessed. */
  origins: z.record(z.string(), z.string()),
  /** The live case that answers it. */
  case: caseRefSchema.optional(),
});
export type StoryPage = z.infer<typeof storyPageSchema>;

interface StoryPageDeps {
  stories: Pick<StoryStore, 'get'>;
  items: Pick<ItemStore, 'get'>;
  cases: Pick<CaseStore, 'liveCaseOf'>;
}

/** One story with what its texts say of their origin and the case that answers it. */
export async function storyPage(
  deps: StoryPageDeps,
  id: string,
  now: Instant,
): Promise<StoryPage | undefined> {
  const story = await deps.stories.get(id);
  if (!story) return undefined;
  const live = await deps.cases.liveCaseOf(id);
  const origins = await originsOf(deps, story);
  return { now, story, origins, ...(live && { case: refOf(live) }) };
}

async function originsOf(
  { items }: StoryPageDeps,
  { appearances }: Story,
): Promise<Record<string, string>> {
  const known = await Promise.all(appearances.map(({ itemId }) => items.get(itemId)));
  return Object.fromEntries(
    known.flatMap((tagged) => {
      const origin = tagged?.item.origin;
      return tagged === undefined || origin === undefined ? [] : [[tagged.item.id, origin]];
    }),
  );
}
