import { z } from 'zod';
import { roleSchema } from '../../domain/actor.ts';
import type { PolicyProfile } from '../../domain/policy.ts';
import { unread, type Route } from '../route.ts';

/** The rules of time that the office works by. */
export const rulesContract = {
  profile: {
    method: 'get',
    path: '/api/profile',
    operationId: 'profile',
    summary:
      'The policy profile in force, each rule with its clause, and the days that are worked.',
    allow: roleSchema.options,
    body: unread,
    query: unread,
    response: z.strictObject({
      profile: z.custom<PolicyProfile>(),
      calendar: z.strictObject({
        /** `YYYY-MM-DD`; days beyond are provisional. */
        coveredFrom: z.string(),
        coveredUntil: z.string(),
        days: z.record(z.string(), z.enum(['work', 'off'])),
      }),
    }),
  },
} as const satisfies Record<string, Route>;
