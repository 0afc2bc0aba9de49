import { z } from 'zod';
import { instantSchema } from '../../domain/time.ts';
import { newWatchSchema, watchSchema } from '../../domain/watch.ts';
import { caseRefSchema } from '../../views/case-ref.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

const reason = z.string().trim().min(1).max(1000);
const change = { expectedVersion: z.number().int().min(1), reason };
const topic = newWatchSchema.shape.topic;
const count = z.number().int();

const tryingSchema = z.discriminatedUnion('kind', [
  /** The expression cannot be read: where, and what would be right. */
  z.strictObject({
    kind: z.literal('bad'),
    fault: z.strictObject({ at: count, length: count, message: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('tried'),
    /** Items looked at, and those found. */
    total: count,
    matched: count,
    /** Against the expression before it. */
    gained: count,
    lost: count,
    samples: z.array(
      z.strictObject({ id: z.string(), title: z.string(), words: z.array(z.string()).readonly() }),
    ),
  }),
]);

/** What an expression would have found. */
export type TopicTrial = z.infer<typeof tryingSchema>;

/** Special watches 专项. */
export const watchContract = {
  watches: {
    method: 'get',
    path: '/api/watches',
    operationId: 'watches',
    summary:
      'Special watches, the latest opened first, each with the cases that it opened or feeds.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({
      now: instantSchema,
      watches: z.array(
        watchSchema.extend({
          fed: z.strictObject({
            total: count,
            /** The newest of them. */
            cases: z.array(caseRefSchema),
          }),
        }),
      ),
    }),
  },
  openWatch: {
    method: 'post',
    path: '/api/watches',
    operationId: 'openWatch',
    summary: 'Opens a special watch; the same name and beginning twice is one.',
    allow: caseWorkers,
    body: newWatchSchema,
    query: unread,
    response: watchSchema,
  },
  extendWatch: {
    method: 'post',
    path: '/api/watches/:id/extend',
    operationId: 'extendWatch',
    summary: 'Gives a watch a later end.',
    allow: caseWorkers,
    body: z.strictObject({ ...change, until: instantSchema }),
    query: unread,
    response: watchSchema,
  },
  closeWatch: {
    method: 'post',
    path: '/api/watches/:id/close',
    operationId: 'closeWatch',
    summary: 'Ends a watch before its time.',
    allow: caseWorkers,
    body: z.strictObject(change),
    query: unread,
    response: watchSchema,
  },
  tryTopic: {
    method: 'post',
    path: '/api/topics/try',
    operationId: 'tryTopic',
    summary: 'What an expression finds among the items of the last seven days; keeps nothing.',
    allow: caseWorkers,
    body: z.strictObject({ topic, before: topic.optional() }),
    query: unread,
    response: tryingSchema,
  },
} as const satisfies Record<string, Route>;
