// The whole flow on one page:
//
//   sources ─► items ─► tagged-items ─► stories ─► (cases) ─► case-events ─► notices, publications
//        crawl    classify       group      open   save+relay     escalate, publish ─► proof
//
// Each stage reads one topic and writes the next; what it cannot handle goes to `dead-letter.<stage>`.
// Before the first stage, stages/source-to-item.ts crawls what is due and fills `items`. Between stories
// and case events stands the case itself: actions/case save it with its events, runtime/relay-outbox.ts
// passes the events on, and actions/case/timer.ts fires what its clocks demand. What was published is looked
// for on the official page by stages/publication-to-proof.ts; only that sighting stops a clock.

import type { Stage } from './ports/stage.ts';
import { caseToEscalation, type CaseToEscalationDeps } from './stages/case-to-escalation.ts';
import { caseToMerge } from './stages/case-to-merge.ts';
import { caseToPublication, type CaseToPublicationDeps } from './stages/case-to-publication.ts';
import { itemToTaggedItem, type ItemToTaggedItemDeps } from './stages/item-to-tagged-item.ts';
import { storyToCase, type StoryToCaseDeps } from './stages/story-to-case.ts';
import { openStoryWatch, type WatchStoriesDeps } from './stages/story-to-case/watch-stories.ts';
import {
  storyDecisionToStory,
  type StoryDecisionToStoryDeps,
} from './stages/story-decision-to-story.ts';
import {
  openTaggedItemToStory,
  type TaggedItemToStoryDeps,
} from './stages/tagged-item-to-story.ts';
import { openTurns } from './stages/in-turn.ts';

export type StoryBuilderDeps = TaggedItemToStoryDeps & Omit<StoryDecisionToStoryDeps, 'inTurn'>;

export type PipelineDeps = ItemToTaggedItemDeps &
  StoryBuilderDeps &
  StoryToCaseDeps &
  WatchStoriesDeps &
  CaseToPublicationDeps &
  CaseToEscalationDeps;

/**
 * The stages in the order of the flow, under the worker that runs them where an office has several processes.
 * Copies of a worker share its topics out by key; those of one case, or of one shard of stories, keep their order.
 */
export const stagesOf = {
  classifier: async (deps: ItemToTaggedItemDeps): Promise<Stage<unknown>[]> => [
    itemToTaggedItem(deps), //            items        → tagged-items
  ],
  storyBuilder: async (deps: StoryBuilderDeps): Promise<Stage<unknown>[]> => {
    const inTurn = openTurns(); // both write stories
    return [
      await openTaggedItemToStory({ ...deps, inTurn }), // tagged-items    → stories
      storyDecisionToStory({ ...deps, inTurn }), //        story-decisions → stories
    ];
  },
  caseService: async (deps: StoryToCaseDeps & WatchStoriesDeps): Promise<Stage<unknown>[]> => [
    storyToCase({ watchStory: openStoryWatch(deps), ...deps }), // stories → cases
    caseToMerge(deps), //                 case-events  → cases
  ],
  publisher: async (deps: CaseToPublicationDeps): Promise<Stage<unknown>[]> => [
    caseToPublication(deps), //           case-events  → publications
  ],
  escalator: async (deps: CaseToEscalationDeps): Promise<Stage<unknown>[]> => [
    caseToEscalation(deps), //            case-events  → notices
  ],
};

/** All stages of the office in one process. */
export async function openPipeline(deps: PipelineDeps): Promise<Stage<unknown>[]> {
  const opened = Object.values(stagesOf).map((open) => open(deps));
  return (await Promise.all(opened)).flat();
}
