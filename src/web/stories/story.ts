import type { Reply } from '../shared/api.ts';

export type StoryPage = Reply<'GET /api/stories/:id'>;
export type Story = StoryPage['story'];
export type Appearance = Story['appearances'][number];

/** How many texts tell a story, listed or not. */
export function textCount({ appearances, unlisted }: Story): number {
  return appearances.length + (unlisted?.count ?? 0);
}
