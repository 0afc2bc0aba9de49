import { z } from 'zod';
import { appearanceCount, type Story } from '../domain/story.ts';
import { instantSchema } from '../domain/time.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { caseRefSchema, refOf } from './case-ref.ts';
import { containsWords } from './contains-words.ts';

const storyRefSchema = z.strictObject({
  id: z.string(),
  headline: z.string(),
  lastSeenAt: instantSchema,
  appearances: z.number().int(),
});

export const searchSchema = z.strictObject({
  cases: z.strictObject({ total: z.number().int(), rows: z.array(caseRefSchema) }),
  stories: z.strictObject({ total: z.number().int(), rows: z.array(storyRefSchema) }),
});

/** The newest so many are looked through. */
const maxCases = 20_000;
const maxStories = 5000;

/**
 * Cases whose number or title, or a headline of whose stories, and stories whose titles contain all the words; a page
 * of each, the newest first.
 */
export async function search(
  { cases, stories }: { cases: CaseStore; stories: StoryStore },
  words: string,
  { skip, limit }: { skip: number; limit: number },
): Promise<z.infer<typeof searchSchema>> {
  const told = (await stories.recent(0, maxStories)).filter((story) =>
    containsWords(textOf(story), words),
  );
  const toldIds = new Set(told.map(({ id }) => id));
  const found = (await cases.all(maxCases)).filter(
    ({ number, title, storyIds }) =>
      containsWords(`${number} ${title}`, words) || storyIds.some((id) => toldIds.has(id)),
  );
  const page = <T>(all: readonly T[]) => all.slice(skip, skip + limit);
  return {
    cases: { total: found.length, rows: page(found).map(refOf) },
    stories: {
      total: told.length,
      rows: page(told).map(({ id, headline, lastSeenAt, ...story }) => ({
        id,
        headline,
        lastSeenAt,
        appearances: appearanceCount(story),
      })),
    },
  };
}

function textOf({ headline, appearances }: Story): string {
  return [headline, ...appearances.map(({ title }) => title)].join('\n');
}
