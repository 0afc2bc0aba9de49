import { addItems, followMerge } from '../actions/case/add-items.ts';
import type { ExecuteDeps } from '../actions/case/execute.ts';
import { openCaseByRule } from '../actions/case/open-case.ts';
import type { Case } from '../domain/case/case.ts';
import { storySchema, type Story } from '../domain/story.ts';
import { storiesTopic } from '../domain/topics.ts';
import type { Logger } from '../ports/logger.ts';
import type { Stage } from '../ports/stage.ts';
import { parseMessage } from './parse-message.ts';

export interface StoryToCaseDeps extends ExecuteDeps {
  /** Carries out the special watches; true when one has taken the story. See story-to-case/watch-stories.ts. */
  watchStory?: (story: Story) => Promise<boolean>;
  /** Told which case holds each story, so that an item can be followed to it. */
  logger?: Logger;
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
        const held = await holdStory(deps, story);
        const { id: storyId, traceId } = story;
        if (held) deps.logger?.debug('story held', { traceId, storyId, caseId: held.id });
      }
      return [];
    },
  };
}

/** The case that holds the story now, if one does. */
async function holdStory(deps: StoryToCaseDeps, story: Story): Promise<Case | undefined> {
  if (story.mergedInto !== undefined) {
    await followMerge(deps, story, story.mergedInto);
    return undefined;
  }
  const grown = await addItems(deps, story);
  if (grown) return grown;
  if (await deps.watchStory?.(story)) return deps.cases.liveCaseOf(story.id);
  const outcome = await openCaseByRule(deps, story);
  return outcome.kind === 'opened' ? outcome.case : undefined;
}

/** Of several versions of a story in one batch only the last matters: each carries the whole story. */
function latestOf(messages: readonly Story[]): Iterable<Story> {
  return new Map(messages.map((story) => [story.id, story])).values();
}
