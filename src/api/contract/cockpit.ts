import { z } from 'zod';
import type { Role } from '../../domain/actor.ts';
import { caseRefSchema } from '../../views/case-ref.ts';
import { cockpitSchema, figureSchema } from '../../views/cockpit.ts';
import { unread, type Route } from '../route.ts';
import { periodQuery } from './period.ts';

/** Those who look at the office as a whole; a department sees its own. */
const overseers: readonly Role[] = ['analyst', 'coordinator', 'office-head', 'leader', 'principal'];

/** What the leader sees, and the list behind each figure. */
export const cockpitContract = {
  cockpit: {
    method: 'get',
    path: '/api/cockpit',
    operationId: 'cockpit',
    summary: 'The figures of a period with their denominators; the last thirty days by default.',
    allow: overseers,
    body: unread,
    query: z.strictObject(periodQuery),
    response: cockpitSchema,
  },
  cockpitCases: {
    method: 'get',
    path: '/api/cockpit/cases',
    operationId: 'cockpitCases',
    summary: 'The cases behind one figure, what was missed first.',
    allow: overseers,
    body: unread,
    query: z.strictObject({
      ...periodQuery,
      figure: figureSchema,
      /** Which promise (`C1`), stage, department id or priority. */
      of: z.string().max(100).optional(),
      skip: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.strictObject({
      total: z.number().int(),
      cases: z.array(caseRefSchema.extend({ isMet: z.boolean().optional() })),
    }),
  },
  cockpitDocx: {
    method: 'get',
    path: '/api/cockpit/report.docx',
    operationId: 'cockpitDocx',
    summary: 'The figures of a period as an official document.',
    allow: overseers,
    body: unread,
    query: z.strictObject(periodQuery),
    response: z.unknown(),
  },
  cockpitXlsx: {
    method: 'get',
    path: '/api/cockpit/report.xlsx',
    operationId: 'cockpitXlsx',
    summary: 'The figures of a period as a workbook, with a sheet that says how they are counted.',
    allow: overseers,
    body: unread,
    query: z.strictObject(periodQuery),
    response: z.unknown(),
  },
} as const satisfies Record<string, Route>;
