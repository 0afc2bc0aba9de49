import { z } from 'zod';
import {
  storyDecisionSchema,
  storyMergeSchema,
  storyRoles,
  storySplitSchema,
} from '../../domain/story-decision.ts';
import { prioritySchema } from '../../domain/priority.ts';
import { caseRefSchema } from '../../views/case-ref.ts';
import { storyPageSchema } from '../../views/story-page.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

const decided = z.strictObject({ decision: storyDecisionSchema });

/** One story, and what people decide of it; the flow carries that out at once, and it is kept for good. */
export const storyContract = {
  story: {
    method: 'get',
    path: '/api/stories/:id',
    operationId: 'story',
    summary: 'One story with the origins that its texts name and the case that answers it.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: storyPageSchema,
  },
  openStoryCase: {
    method: 'post',
    path: '/api/stories/:id/case',
    operationId: 'openStoryCase',
    summary: 'Opens the case of a story by hand; where one is open already, names that.',
    allow: storyRoles,
    body: z.strictObject({
      /** Instead of what the tags say; needed where they say nothing. */
      priorities: z.array(prioritySchema).min(1).optional(),
    }),
    query: unread,
    response: z.strictObject({ case: caseRefSchema, isNew: z.boolean() }),
  },
  mergeStory: {
    method: 'post',
    path: '/api/stories/:id/merge',
    operationId: 'mergeStory',
    summary: 'Makes the story part of another that tells of the same matter.',
    allow: storyRoles,
    body: storyMergeSchema,
    query: unread,
    response: decided,
  },
  splitStory: {
    method: 'post',
    path: '/api/stories/:id/split',
    operationId: 'splitStory',
    summary: 'Makes items of the story a story of their own.',
    allow: storyRoles,
    body: storySplitSchema,
    query: unread,
    response: decided,
  },
} as const satisfies Record<string, Route>;
