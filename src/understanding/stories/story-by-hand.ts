import type { Appearance, Story } from '../../domain/story.ts';
import type { StoryDecision } from '../../domain/story-decision.ts';
import type { TaggedItem } from '../../domain/tagged-item.ts';
import type { Instant } from '../../domain/time.ts';
import { foldIntoStory, joinedStory, relistedStory } from './story.ts';

/** Both stories after one was merged into the other; the merged one stays as it was, and points there. */
export function mergedStories(
  story: Story,
  into: Story,
  { decision, now }: { decision: StoryDecision; now: Instant },
): { story: Story; into: Story } {
  return {
    story: { ...decidedStory(story, decision), mergedInto: into.id },
    into: { ...joinedStory(into, story, now), decisions: decidedStory(into, decision).decisions },
  };
}

/**
 * The story without the items, and a new one of them, both told anew by what their items say. Items that are
 * purged say nothing any more: where all are, what was said of the whole stands.
 */
export function splitStories(
  story: Story,
  tagged: ReadonlyMap<string, TaggedItem>,
  { decision, now }: { decision: Extract<StoryDecision, { kind: 'split' }>; now: Instant },
): { story: Story; into: Story } {
  const isTaken = ({ itemId }: Appearance) => decision.itemIds.includes(itemId);
  const { unlisted, decisions: _, ...bare } = story;
  const partOf = (storyId: string, appearances: readonly Appearance[]): Story => {
    const told = appearances.reduce<Story | undefined>((sofar, { itemId, repostOf }) => {
      const item = tagged.get(itemId);
      const folding = { storyId, now, ...(repostOf !== undefined && { repostOf }) };
      return item === undefined ? sofar : foldIntoStory(sofar, item, folding);
    }, undefined);
    const part = { ...(told ?? bare), id: storyId, traceId: story.traceId };
    return relistedStory(part, appearances, now);
  };
  const rest = partOf(
    story.id,
    story.appearances.filter((each) => !isTaken(each)),
  );
  const { version, decisions } = decidedStory(story, decision);
  return {
    story: { ...rest, version, decisions, ...(unlisted && { unlisted }) },
    into: {
      ...partOf(decision.into, story.appearances.filter(isTaken)),
      version: 1,
      decisions: [decision],
    },
  };
}

function decidedStory(story: Story, decision: StoryDecision) {
  const decisions = [...(story.decisions ?? []), decision];
  return { ...story, version: story.version + 1, decisions };
}
