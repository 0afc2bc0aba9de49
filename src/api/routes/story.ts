import { openCase } from '../../actions/case/open-case.ts';
import type { StoryDecided } from '../../actions/story/decide.ts';
import { mergeStory } from '../../actions/story/merge.ts';
import { splitStory } from '../../actions/story/split.ts';
import { refOf } from '../../views/case-ref.ts';
import { storyPage } from '../../views/story-page.ts';
import { storyContract as contract } from '../contract/story.ts';
import { notFound, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** One story, and what people decide of it. */
export function storyRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.story, async ({ params }) => {
    const page = await storyPage(deps, params['id'] ?? '', deps.clock.now());
    return page ? { body: page } : { problem: notFound('事件', params['id']) };
  });
  serve(serving, contract.openStoryCase, async ({ params, body, actor }) => {
    const story = await deps.stories.get(params['id'] ?? '');
    if (!story) return { problem: notFound('事件', params['id']) };
    const { priorities } = body;
    const opened = await openCase(deps, actor, { story, ...(priorities && { priorities }) });
    switch (opened.kind) {
      case 'opened':
      case 'already-open':
        return { body: { case: refOf(opened.case), isNew: opened.kind === 'opened' } };
      case 'refused':
        return { problem: refused(opened) };
      case 'not-warranted':
        // only rules leave a story without a case, and here a person decides
        return { problem: notFound('事件', params['id']) };
    }
  });
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
