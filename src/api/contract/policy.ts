import { z } from 'zod';
import {
  newPolicySchema,
  policyActs,
  policyStepSchema,
  trackedPolicySchema,
} from '../../domain/policy-track.ts';
import { registeredPolicySchema } from '../../domain/policy-register.ts';
import { instantSchema } from '../../domain/time.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

const missingSchema = z.array(z.strictObject({ what: z.string(), clause: z.string() }));

/** Policies from draft to repeated interpretation. */
export const policyContract = {
  policies: {
    method: 'get',
    path: '/api/policies',
    operationId: 'policies',
    summary:
      'Policies, the latest registered first, each with what still keeps it from being issued.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({
      policies: z.array(
        trackedPolicySchema.extend({
          missing: missingSchema,
          /** When it is to be interpreted again; absent before issue and after the time of tracking. */
          interpretAgainAt: instantSchema.optional(),
        }),
      ),
      /** What the person asking may do. */
      may: z.array(z.enum(policyActs)),
    }),
  },
  registerPolicy: {
    method: 'post',
    path: '/api/policies',
    operationId: 'registerPolicy',
    summary: 'Enters a policy while it is drafted.',
    allow: caseWorkers,
    body: newPolicySchema,
    query: unread,
    response: trackedPolicySchema,
  },
  proposePolicy: {
    method: 'post',
    path: '/api/policies/proposal',
    operationId: 'proposePolicy',
    summary:
      'The words by which a policy would be recognised, as its page suggests them; keeps nothing.',
    allow: caseWorkers,
    body: z.strictObject({
      title: z.string().trim().min(2).max(500),
      text: z.string().trim().min(1).max(50_000),
    }),
    query: unread,
    response: registeredPolicySchema,
  },
  policyStep: {
    method: 'post',
    path: '/api/policies/:id/steps',
    operationId: 'policyStep',
    summary: 'Takes one step with a policy; issuing it opens the watch that follows it.',
    allow: caseWorkers,
    body: z.strictObject({ expectedVersion: z.number().int().min(1), step: policyStepSchema }),
    query: unread,
    response: trackedPolicySchema,
  },
} as const satisfies Record<string, Route>;
