import { setTimeout as sleep } from 'node:timers/promises';
import { mergeStory } from '../../src/actions/story/merge.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { StoryDecision } from '../../src/domain/story-decision.ts';
import type { Platform } from '../../src/platform/platform.ts';

const analyst: Actor = { id: 'zhao', name: '赵云石', roles: ['analyst'] };
const everything = 1_000_000;
const tryAgainMs = 200;

/** An analyst merges a story into another, whichever two are open; waits until there are two and the servers answer. */
export async function mergeByHand(
  platform: Platform,
  random: (below: number) => number,
): Promise<StoryDecision[]> {
  for (; ; await sleep(tryAgainMs)) {
    try {
      const stories = await platform.stories.recent(0, everything);
      const open = stories.filter(({ mergedInto }) => mergedInto === undefined);
      if (open.length < 2) continue;
      const [story] = open.splice(random(open.length), 1);
      const into = open[random(open.length)];
      const pair = { storyId: story?.id ?? '', into: into?.id ?? '', reason: '同一事件' };
      const decided = await mergeStory(platform, analyst, pair);
      return decided.kind === 'decided' ? [decided.decision] : [];
    } catch {
      // a server is down
    }
  }
}
