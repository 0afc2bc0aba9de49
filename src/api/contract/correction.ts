import { z } from 'zod';
import { correctionSchema } from '../../domain/correction.ts';
import { tagSchema } from '../../domain/tagged-item.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

const shown = correctionSchema.pick({ id: true, at: true, by: true, reason: true, verdicts: true });

/** 改判: what people say of an item's tags. */
export const correctionContract = {
  corrections: {
    method: 'get',
    path: '/api/items/:id/corrections',
    operationId: 'corrections',
    summary: 'What people have decided of an item’s tags, oldest first.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({ corrections: z.array(shown) }),
  },
  correctTags: {
    method: 'post',
    path: '/api/items/:id/corrections',
    operationId: 'correctTags',
    summary: 'Says of an item which priorities hold and which do not; kept to learn from.',
    allow: ['analyst'],
    body: z.strictObject({
      verdicts: correctionSchema.shape.verdicts,
      reason: z.string().trim().min(1).max(1000),
    }),
    query: unread,
    response: z.strictObject({ correctionId: z.string(), tags: z.array(tagSchema) }),
  },
} as const satisfies Record<string, Route>;
