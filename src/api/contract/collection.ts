import { z } from 'zod';
import { deliverySchema } from '../../domain/delivery.ts';
import { storySchema } from '../../domain/story.ts';
import { taggedItemSchema } from '../../domain/tagged-item.ts';
import { instantSchema } from '../../domain/time.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** What was collected: stories, items, and what others deliver. */
export const collectionContract = {
  stories: {
    method: 'get',
    path: '/api/stories',
    operationId: 'stories',
    summary: 'Stories, the most recently seen first.',
    allow: caseWorkers,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    body: unread,
    response: z.strictObject({ now: instantSchema, stories: z.array(storySchema) }),
  },
  item: {
    method: 'get',
    path: '/api/items/:id',
    operationId: 'item',
    summary: 'One item with its tags and their evidence.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: taggedItemSchema,
  },
  inbound: {
    method: 'post',
    path: '/api/inbound/items',
    operationId: 'inbound',
    summary: 'Takes what the holder of a source’s own token delivers (Authorization: Bearer …).',
    allow: 'anyone',
    body: deliverySchema,
    query: unread,
    response: z.strictObject({ taken: z.number().int(), repeated: z.number().int() }),
  },
} as const satisfies Record<string, Route>;
