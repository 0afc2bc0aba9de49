import { z } from 'zod';
import { rubricSchema } from '../../domain/evaluation/rubric.ts';
import type { EvaluationView } from '../../views/evaluation.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** 评估: what a case comes to, and what others outside say of it. */
export const evaluationContract = {
  evaluation: {
    method: 'get',
    path: '/api/cases/:id/evaluation',
    operationId: 'evaluation',
    summary: 'Measured and given scores; what other assessors gave only after one’s own.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.custom<EvaluationView>(),
  },
  rubrics: {
    method: 'get',
    path: '/api/rubrics',
    operationId: 'rubrics',
    summary: 'The published standards by which a response can be scored, with criteria and bounds.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({ rubrics: z.array(rubricSchema) }),
  },
  importScores: {
    method: 'post',
    path: '/api/evaluations/external',
    operationId: 'importScores',
    summary: 'Takes a survey’s or a third party’s scores from CSV; a bad row costs no other.',
    allow: caseWorkers,
    body: z.strictObject({ csv: z.string().min(1) }),
    query: unread,
    response: z.strictObject({
      taken: z.number().int(),
      repeated: z.number().int(),
      bad: z.array(z.strictObject({ line: z.number().int(), reason: z.string() })),
    }),
  },
  referralLetter: {
    method: 'get',
    path: '/api/cases/:id/handovers/:handover/letter',
    operationId: 'referralLetter',
    summary: 'The letter of a handover as docx.',
    allow: [
      'analyst',
      'coordinator',
      'office-head',
      'handler',
      'department-head',
      'leader',
      'principal',
    ],
    body: unread,
    query: unread,
    response: z.unknown(),
  },
} as const satisfies Record<string, Route>;
