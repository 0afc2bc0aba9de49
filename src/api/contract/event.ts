import { z } from 'zod';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** What open pages are told. */
export const eventContract = {
  events: {
    method: 'get',
    path: '/api/events',
    operationId: 'events',
    summary: 'Server-sent events: `changed` whenever a story or a case changes.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.unknown(),
  },
} as const satisfies Record<string, Route>;
