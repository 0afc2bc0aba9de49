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
  openTaggedItemToStory,
  type TaggedItemToStoryDeps,
} from './stages/tagged-item-to-story.ts';

export type PipelineDeps = ItemToTaggedItemDeps &
  TaggedItemToStoryDeps &
  StoryToCaseDeps &
  WatchStoriesDeps &
  CaseToPublicationDeps &
  CaseToEscalationDeps;

/** The stages in the order of the flow. */
export async function openPipeline(deps: PipelineDeps): Promise<Stage<unknown>[]> {
  return [
    itemToTaggedItem(deps), //            items        → tagged-items
    await openTaggedItemToStory(deps), // tagged-items → stories
    storyToCase({ watchStory: openStoryWatch(deps), ...deps }), // stories → cases
    caseToMerge(deps), //                 case-events  → cases
    caseToPublication(deps), //           case-events  → publications
    caseToEscalation(deps), //            case-events  → notices
  ];
}
