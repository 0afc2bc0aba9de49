import { z } from 'zod';
import { instantSchema } from '../../domain/time.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** What was fetched, as evidence. */
export const evidenceContract = {
  snapshot: {
    method: 'get',
    path: '/api/items/:id/snapshot',
    operationId: 'snapshot',
    summary: 'Where and when an item was fetched, its hash, and what the page says as plain text.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({
      /** SHA-256 of the bytes. */
      hash: z.string(),
      bytes: z.number().int(),
      title: z.string(),
      text: z.string(),
      fetches: z.array(
        z.strictObject({
          url: z.string(),
          finalUrl: z.string(),
          status: z.number().int(),
          fetchedAt: instantSchema,
        }),
      ),
    }),
  },
  snapshotBytes: {
    method: 'get',
    path: '/api/items/:id/snapshot/bytes',
    operationId: 'snapshotBytes',
    summary: 'The bytes as they were fetched, only ever as a download.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.unknown(),
  },
} as const satisfies Record<string, Route>;
