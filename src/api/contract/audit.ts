import { z } from 'zod';
import { officeEventSchema, unreadableEventSchema } from '../../domain/office-event.ts';
import { instantSchema } from '../../domain/time.ts';
import { auditedEventSchema } from '../../views/audited-case.ts';
import { unread, type Route } from '../route.ts';

const count = z.number().int();
const wordsSchema = z.strictObject({ zh: z.string(), en: z.string() });

/** The audit trail, read by its own administrator. */
export const auditContract = {
  auditedCases: {
    method: 'get',
    path: '/api/audit/cases',
    operationId: 'auditedCases',
    summary: 'Cases by number, the newest first, without their content.',
    allow: ['audit-admin'],
    body: unread,
    query: z.strictObject({
      /** Part of a number. */
      number: z.string().max(60).default(''),
      skip: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.strictObject({
      total: count,
      cases: z.array(
        z.strictObject({
          id: z.string(),
          number: z.string(),
          version: count,
          updatedAt: instantSchema,
        }),
      ),
    }),
  },
  auditedCase: {
    method: 'get',
    path: '/api/audit/cases/:id',
    operationId: 'auditedCase',
    summary: 'One case’s events, and what is wrong with its chain, document and signatures.',
    allow: ['audit-admin'],
    body: unread,
    query: unread,
    response: z.strictObject({
      caseId: z.string(),
      events: z.array(auditedEventSchema),
      /** Sound when empty. */
      findings: z.array(
        z.strictObject({
          kind: z.string(),
          words: wordsSchema,
        }),
      ),
    }),
  },
  officeEvents: {
    method: 'get',
    path: '/api/audit/office',
    operationId: 'officeEvents',
    summary: 'What was done to the office itself, the latest first: before and after.',
    allow: ['audit-admin', 'security-admin'],
    body: unread,
    query: z.strictObject({
      /** The last event of the page before. */
      before: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.strictObject({
      events: z.array(
        z.union([
          officeEventSchema.extend({ words: wordsSchema }),
          unreadableEventSchema.extend({ words: wordsSchema }),
        ]),
      ),
      /** What facts are called; a rule that was changed goes by its own name. */
      facts: z.record(z.string(), wordsSchema),
    }),
  },
} as const satisfies Record<string, Route>;
