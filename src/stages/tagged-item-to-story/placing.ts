import { departure } from '../../domain/story-by-hand.ts';
import type { Story } from '../../domain/story.ts';
import type { Instant } from '../../domain/time.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import type { StoryDocument, StoryIndex } from '../../understanding/stories/story-index.ts';

interface PlacingDeps {
  stories: Pick<StoryStore, 'get' | 'storyOf'>;
}

interface Place {
  storyId: string;
  /** The item has told this story before. */
  isLinked: boolean;
}

/** More moves than people make. */
const movesAtMost = 50;

/**
 * Builds what finds the story of a document: by its link, else by grouping; then wherever people have moved it.
 * What they decided is taught to the index, so that what tells of the same matter follows.
 */
export function openPlacing({
  stories,
}: PlacingDeps): (
  index: StoryIndex,
  document: StoryDocument,
  linkedTo: string | undefined,
) => Promise<Place> {
  const taught = new Set<string>();

  /** Whether it held a decision that the index did not know. */
  function teach(index: StoryIndex, { decisions = [] }: Story): boolean {
    const fresh = decisions.filter(({ id }) => !taught.has(id));
    for (const decision of fresh) {
      taught.add(decision.id);
      if (decision.kind === 'merge') index.merge(decision.storyId, decision.into);
      else index.split(decision.itemIds, decision.into);
    }
    return fresh.length > 0;
  }

  async function homeOf(storyId: string, itemId: string): Promise<string> {
    let [home, after]: [string, Instant] = [storyId, -Infinity];
    for (let moves = 0; moves < movesAtMost; moves += 1) {
      const story = await stories.get(home);
      const left = story && departure(story, itemId, after);
      if (left === undefined) break;
      [home, after] = [left.into, left.at];
    }
    return home;
  }

  return async (index, document, linkedTo) => {
    const linked = linkedTo ?? (await stories.storyOf(document.id));
    if (linked !== undefined) {
      const storyId = await homeOf(linked, document.id);
      index.restore(document, storyId);
      return { storyId, isLinked: true };
    }
    let assigned = index.assign(document).story;
    for (let lessons = 0; lessons < movesAtMost; lessons += 1) {
      const story = await stories.get(assigned);
      if (story === undefined || !teach(index, story)) break;
      assigned = index.reconsider(document).story;
    }
    return { storyId: await homeOf(assigned, document.id), isLinked: false };
  };
}
