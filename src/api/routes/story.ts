import type { StoryDecided } from '../../actions/story/decide.ts';
import { mergeStory } from '../../actions/story/merge.ts';
import { splitStory } from '../../actions/story/split.ts';
import { storyContract as contract } from '../contract/story.ts';
import { refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** What people decide of stories. */
export function storyRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.mergeStory, async ({ params, body, actor }) =>
    answer(await mergeStory(deps, actor, { storyId: params['id'] ?? '', ...body })),
  );
  serve(serving, contract.splitStory, async ({ params, body, actor }) =>
    answer(await splitStory(deps, actor, { storyId: params['id'] ?? '', ...body })),
  );
}

function answer(outcome: StoryDecided) {
  return outcome.kind === 'decided'
    ? { body: { decision: outcome.decision } }
    : { problem: refused(outcome) };
}
