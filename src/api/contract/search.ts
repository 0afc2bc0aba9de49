import { z } from 'zod';
import { searchSchema } from '../../views/search.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** Finding cases and stories by words. */
export const searchContract = {
  search: {
    method: 'get',
    path: '/api/search',
    operationId: 'search',
    summary:
      'Cases and stories whose number or titles contain all the words, a page of each; says how many stories it looked through.',
    allow: caseWorkers,
    body: unread,
    query: z.strictObject({
      q: z.string().trim().min(1).max(100),
      skip: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: searchSchema,
  },
} as const satisfies Record<string, Route>;
