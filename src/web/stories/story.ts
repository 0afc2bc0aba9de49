import type { Reply } from '../shared/api.ts';

export type StoryPage = Reply<'GET /api/stories/:id'>;
export type Story = StoryPage['story'];
export type Appearance = Story['appearances'][number];

/** How many texts tell a story, listed or not. */
export function textCount({ appearances, unlisted }: Story): number {
  return appearances.length + (unlisted?.count ?? 0);
}

/** When a text became public, as far as is known: as stated, but not after it was seen. */
export function publicAt({ publishedAt, seenAt }: Appearance): number {
  return Math.min(publishedAt ?? seenAt, seenAt);
}

/** The earlier listed text that this one names as its origin; `undefined` where it names none of them. */
export function takenFrom(
  one: Appearance,
  { story, origins }: Pick<StoryPage, 'story' | 'origins'>,
): Appearance | undefined {
  const named = origins[one.itemId];
  if (named === undefined) return undefined;
  return story.appearances
    .filter((other) => other.sourceName === named && publicAt(other) < publicAt(one))
    .sort((a, b) => publicAt(a) - publicAt(b))[0];
}
