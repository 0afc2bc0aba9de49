import { z } from 'zod';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** What open pages are told. */
export const eventContract = {
  events: {
    method: 'get',
    path: '/api/events',
    operationId: 'events',
    summary:
      'Server-sent events: `changed` with a list of topic, key, kind and version, at most four a second; resumed by Last-Event-ID, or `reset` where that is too old.',
    allow: caseWorkers,
    body: unread,
    /** For who opens the stream anew and cannot set the header. */
    query: z.strictObject({ lastEventId: z.string().max(2000).optional() }),
    response: z.unknown(),
  },
} as const satisfies Record<string, Route>;
