import type { Reply } from '../../shared/api.ts';
import type { CaseCommand } from '../../shared/case-command.ts';

export type StoryPage = Reply<'GET /api/stories/:id'>;
type Story = StoryPage['story'];
type Appearance = Story['appearances'][number];

/** The listed texts of a story that the case does not hold. */
export function unlinked({ appearances }: Story, itemIds: readonly string[]): Appearance[] {
  const held = new Set(itemIds);
  return appearances.filter(({ itemId }) => !held.has(itemId));
}

/**
 * The command that links the chosen of these texts. All of them bring their story, and with it what is yet to come;
 * some come alone, public at the latest when they were seen: a day without its minute must not start a clock too early.
 */
export function linkCommand(
  story: Story,
  offered: readonly Appearance[],
  chosen: ReadonlySet<string>,
): CaseCommand {
  const texts = offered.filter(({ itemId }) => chosen.has(itemId));
  const itemIds = texts.map(({ itemId }) => itemId);
  if (texts.length === offered.length)
    return {
      kind: 'add-items',
      storyId: story.id,
      itemIds,
      firstPublicAt: Math.min(story.firstPublicAt, story.firstSeenAt),
    };
  return {
    kind: 'add-items',
    itemIds,
    firstPublicAt: Math.min(...texts.map(({ seenAt }) => seenAt)),
  };
}
