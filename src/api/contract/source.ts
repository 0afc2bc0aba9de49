import { z } from 'zod';
import { instantSchema } from '../../domain/time.ts';
import { sourceHealthSchema } from '../../views/source-health.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** The sources and how they fare. */
export const sourceContract = {
  sources: {
    method: 'get',
    path: '/api/sources',
    operationId: 'sources',
    summary: 'The sources and their health.',
    allow: [...caseWorkers, 'system-admin'],
    body: unread,
    query: unread,
    response: z.strictObject({ now: instantSchema, sources: z.array(sourceHealthSchema) }),
  },
} as const satisfies Record<string, Route>;
