import { z } from 'zod';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

const activity = z.enum(['viewing', 'editing']);

/** Who else has a case open. */
export const presenceContract = {
  notePresence: {
    method: 'post',
    path: '/api/cases/:id/presence',
    operationId: 'notePresence',
    summary:
      'Says that the person has the case open, to be said again within 30 s; gives the others.',
    allow: caseWorkers,
    body: z.strictObject({ activity }),
    query: unread,
    response: z.strictObject({
      others: z.array(z.strictObject({ id: z.string(), name: z.string(), activity })),
    }),
  },
  leaveCase: {
    method: 'delete',
    path: '/api/cases/:id/presence',
    operationId: 'leaveCase',
    summary: 'Says that the person has closed the case.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({}),
  },
} as const satisfies Record<string, Route>;
