import { z } from 'zod';
import { commandSchema } from '../../domain/case/commands.ts';
import { instantSchema } from '../../domain/time.ts';
import { pulseSchema } from '../../views/pulse.ts';
import { queueRowSchema } from '../../views/queue-row.ts';
import { queueFilterSchema, queuePieceSchema, queueSchema } from '../../views/queue.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

const maxCases = 100;

/** Ids separated by commas. */
const idsSchema = z
  .string()
  .max(20_000)
  .transform((text) => text.split(',').filter((id) => id !== ''))
  .pipe(z.array(z.string()).max(maxCases));

/** The queue and the few numbers that every page shows. */
export const queueContract = {
  queue: {
    method: 'get',
    path: '/api/queue',
    operationId: 'queue',
    summary: 'A piece of the cases, nearest deadline first within the urgency bands.',
    allow: caseWorkers,
    body: unread,
    query: queuePieceSchema,
    response: queueSchema,
  },
  queueRows: {
    method: 'get',
    path: '/api/queue/rows',
    operationId: 'queueRows',
    summary: 'The rows of these cases as they stand now, without those that the filter leaves out.',
    allow: caseWorkers,
    body: unread,
    query: queueFilterSchema.extend({ ids: idsSchema }),
    response: z.strictObject({ now: instantSchema, rows: z.array(queueRowSchema) }),
  },
  pulse: {
    method: 'get',
    path: '/api/pulse',
    operationId: 'pulse',
    summary: 'What is overdue, what is due within the hour, and whether collection keeps up.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: pulseSchema,
  },
  tryCommand: {
    method: 'post',
    path: '/api/queue/trial',
    operationId: 'tryCommand',
    summary: 'Says for each case whether a command would be carried out; changes nothing.',
    allow: caseWorkers,
    body: z.strictObject({
      caseIds: z.array(z.string()).min(1).max(maxCases),
      command: commandSchema,
    }),
    query: unread,
    response: z.strictObject({
      trials: z.array(z.strictObject({ caseId: z.string(), refusal: z.string().optional() })),
    }),
  },
} as const satisfies Record<string, Route>;
