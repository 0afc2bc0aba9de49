import type { StoryDecision } from '../../domain/story-decision.ts';
import type { Story } from '../../domain/story.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import { mergedStories } from '../../understanding/stories/story-by-hand.ts';
import { isDone, type Outcome, type Pair } from './outcome.ts';

type Merge = Extract<StoryDecision, { kind: 'merge' }>;

/** More moves than people make. */
const movesAtMost = 50;

/** First the story is closed: from then on it does not grow, and what is cut off here goes on with all that it told. */
export async function mergeStories(
  { stories, clock }: { stories: StoryStore; clock: Pick<Clock, 'now'> },
  decision: Merge,
  { story, into }: Pair,
): Promise<Outcome> {
  const now = clock.now();
  let closed = story;
  if (!isDone(story, decision)) {
    if (into === undefined || story.mergedInto !== undefined || into.mergedInto !== undefined)
      return [];
    closed = mergedStories(story, into, { decision, now }).story;
    if ((await stories.put([closed])).length > 0) return 'refused';
  }
  const home = into && (await homeOf(stories, decision, into));
  if (home === undefined) return [closed];
  if (isDone(home, decision)) return [closed, home];
  const told = mergedStories(closed, home, { decision, now }).into;
  return (await stories.put([told])).length > 0 ? 'refused' : [closed, told];
}

/** Where the items of a merge are to be told: the other story may have been merged onward since. */
async function homeOf(
  stories: Pick<StoryStore, 'get'>,
  decision: Merge,
  into: Story,
): Promise<Story> {
  let home = into;
  for (let moves = 0; moves < movesAtMost; moves += 1) {
    if (home.mergedInto === undefined || isDone(home, decision)) break;
    home = (await stories.get(home.mergedInto)) ?? home;
  }
  return home;
}
