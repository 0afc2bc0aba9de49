import { addItems, followMerge } from '../actions/case/add-items.ts';
import type { ExecuteDeps } from '../actions/case/execute.ts';
import { openCaseByRule } from '../actions/case/open-case.ts';
import { storySchema, type Story } from '../domain/story.ts';
import { storiesTopic } from '../domain/topics.ts';
import type { Stage } from '../ports/stage.ts';
import { parseMessage } from './parse-message.ts';

export interface StoryToCaseDeps extends ExecuteDeps {
  /** Carries out the special watches; true when one has taken the story. See story-to-case/watch-stories.ts. */
  watchStory?: (story: Story) => Promise<boolean>;
}

/** Links a story that has grown to its live case, or opens one where a special watch or the profile's rules demand it. */
export function storyToCase(deps: StoryToCaseDeps): Stage<Story> {
  return {
    name: 'story-to-case',
    reads: storiesTopic,
    writes: [],
    parse: (value) => parseMessage(storySchema, storiesTopic, value),
    async handle(messages) {
      for (const story of latestOf(messages)) {
        if (story.mergedInto !== undefined) {
          await followMerge(deps, story, story.mergedInto);
          continue;
        }
        if (await addItems(deps, story)) continue;
        if (await deps.watchStory?.(story)) continue;
        await openCaseByRule(deps, story);
      }
      return [];
    },
  };
}

/** Of several versions of a story in one batch only the last matters: each carries the whole story. */
function latestOf(messages: readonly Story[]): Iterable<Story> {
  return new Map(messages.map((story) => [story.id, story])).values();
}
