import { z } from 'zod';
import { appearanceCount, type Story } from '../domain/story.ts';
import { instantSchema } from '../domain/time.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { CaseList } from './case-list.ts';
import { caseRefSchema, refOf } from './case-ref.ts';
import { plainWords, wordsIn } from './contains-words.ts';
import { newestFirst } from './queue-row.ts';

const storyRefSchema = z.strictObject({
  id: z.string(),
  headline: z.string(),
  lastSeenAt: instantSchema,
  appearances: z.number().int(),
});

export const searchSchema = z.strictObject({
  cases: z.strictObject({ total: z.number().int(), rows: z.array(caseRefSchema) }),
  stories: z.strictObject({
    total: z.number().int(),
    rows: z.array(storyRefSchema),
    /** How many were looked through, of how many there are: less than all when older ones were left out. */
    lookedThrough: z.number().int(),
    of: z.number().int(),
  }),
});

/** The stories seen last are looked through, about 5 µs each; the answer says so when there are more. */
const maxStories = 5000;

/**
 * Cases whose number or title, or a headline of whose stories, and stories whose titles contain all the words; a page
 * of each, the newest first.
 */
export async function search(
  { caseList, stories }: { caseList: CaseList; stories: StoryStore },
  words: string,
  { skip, limit }: { skip: number; limit: number },
): Promise<z.infer<typeof searchSchema>> {
  const isNamed = wordsIn(words);
  const recent = await stories.recent(0, maxStories);
  const told = recent.filter((story) => isNamed(plainWords(textOf(story))));
  const isWhole = recent.length < maxStories;
  const toldIds = new Set(told.map(({ id }) => id));
  const found = caseList
    .all()
    .filter((one) => isNamed(one.words) || one.storyIds.some((id) => toldIds.has(id)))
    .sort(newestFirst);
  const page = <T>(all: readonly T[]) => all.slice(skip, skip + limit);
  return {
    cases: { total: found.length, rows: page(found).map(({ counted }) => refOf(counted)) },
    stories: {
      total: told.length,
      lookedThrough: recent.length,
      of: isWhole ? recent.length : await stories.count(),
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
