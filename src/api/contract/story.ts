import { z } from 'zod';
import {
  storyDecisionSchema,
  storyMergeSchema,
  storyRoles,
  storySplitSchema,
} from '../../domain/story-decision.ts';
import { unread, type Route } from '../route.ts';

const decided = z.strictObject({ decision: storyDecisionSchema });

/** What people decide of stories; the flow carries it out at once, and the stories keep it for good. */
export const storyContract = {
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
