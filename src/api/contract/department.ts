import { z } from 'zod';
import { faults } from '../../domain/case/deadline.ts';
import { departmentSchema } from '../../views/department.ts';
import { unread, type Route } from '../route.ts';
import { periodQuery } from './period.ts';
import { caseWorkers } from './roles.ts';

const count = z.number().int();

const loadSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()).optional(),
  duties: z.array(z.string()),
  region: z.array(z.string()).optional(),
  /** Where its name and duties are taken from. */
  clause: z.string().optional(),
  /** Names of the people who head it, by their accounts. */
  heads: z.array(z.string()),
  /** Live cases that it leads. */
  leads: count,
  /** Consultations that it has not answered yet. */
  asked: count,
});

const scoreSchema = z.strictObject({
  department: z.strictObject({ id: z.string(), name: z.string() }),
  cases: count,
  score: z.number(),
  range: z.number(),
  points: z.number().optional(),
  faults: z.record(z.enum(faults), count),
  excused: count,
  praises: count,
});

/** The departments: their work, their load and their scores. */
export const departmentContract = {
  departments: {
    method: 'get',
    path: '/api/departments',
    operationId: 'departments',
    summary: 'The departments of the profile and how much each has in hand.',
    allow: [...caseWorkers, 'system-admin'],
    body: unread,
    query: unread,
    response: z.strictObject({ departments: z.array(loadSchema) }),
  },
  departmentScores: {
    method: 'get',
    path: '/api/departments/scores',
    operationId: 'departmentScores',
    summary: 'The departments’ scores from the evaluations signed in a period, best first.',
    allow: ['coordinator', 'office-head', 'leader', 'principal'],
    body: unread,
    query: z.strictObject(periodQuery),
    response: z.strictObject({
      from: z.number().int(),
      to: z.number().int(),
      scores: z.array(scoreSchema),
    }),
  },
  department: {
    method: 'get',
    path: '/api/department',
    operationId: 'department',
    summary:
      'What waits for a department, and how it has kept its deadlines; one’s own by default.',
    allow: caseWorkers,
    body: unread,
    query: z.strictObject({ ...periodQuery, id: z.string().max(100).optional() }),
    response: departmentSchema,
  },
} as const satisfies Record<string, Route>;
