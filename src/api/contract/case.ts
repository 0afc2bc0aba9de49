import { z } from 'zod';
import { caseSchema } from '../../domain/case/case.ts';
import { commandSchema } from '../../domain/case/commands.ts';
import { assigneesSchema } from '../../views/assignees.ts';
import { casePageSchema } from '../../views/case-page.ts';
import { clockViewSchema } from '../../views/clock-view.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** The case page and the commands. */
export const caseContract = {
  casePage: {
    method: 'get',
    path: '/api/cases/:id',
    operationId: 'casePage',
    summary: 'One case with its clocks, stories, linked items and history.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: casePageSchema,
  },
  command: {
    method: 'post',
    path: '/api/cases/:id/commands',
    operationId: 'command',
    summary: 'Gives the case a command; answers with the case after it.',
    allow: caseWorkers,
    body: z.strictObject({
      /** The version that the person saw; another one answers 409 with the current version. */
      expectedVersion: z.number().int().min(1),
      command: commandSchema,
    }),
    query: unread,
    response: caseSchema,
  },
  assignees: {
    method: 'get',
    path: '/api/cases/:id/assignees',
    operationId: 'assignees',
    summary: 'The people to whom the case can be given: who may claim it at its stage.',
    allow: ['analyst', 'coordinator', 'office-head', 'department-head'],
    body: unread,
    query: unread,
    response: assigneesSchema,
  },
  foresee: {
    method: 'post',
    path: '/api/cases/:id/foresight',
    operationId: 'foresee',
    summary: 'What a command would do to the clocks of the case; changes nothing.',
    allow: caseWorkers,
    body: z.strictObject({ command: commandSchema }),
    query: unread,
    response: z.strictObject({
      /** Why it would be refused; absent when it would be carried out. */
      refusal: z.string().optional(),
      clocks: z.array(
        z.strictObject({
          change: z.enum(['starts', 'moves', 'stops', 'cancels']),
          clock: clockViewSchema,
        }),
      ),
    }),
  },
} as const satisfies Record<string, Route>;
