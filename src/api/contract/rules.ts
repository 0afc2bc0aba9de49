import { z } from 'zod';
import { roleSchema } from '../../domain/actor.ts';
import type { PolicyProfile } from '../../domain/policy.ts';
import { ruleRoles, rulesDraftSchema } from '../../domain/profile-edition.ts';
import type { RuleChange } from '../../domain/rule-change.ts';
import { instantSchema } from '../../domain/time.ts';
import { caseRefSchema } from '../../views/case-ref.ts';
import { openingTrialSchema } from '../../views/opening-trial.ts';
import { unread, type Route } from '../route.ts';

const count = z.number().int();

const editionSchema = z.strictObject({
  profileVersion: count,
  effectiveFrom: z.string(),
  at: instantSchema,
  by: z.string(),
  reason: z.string(),
});

/** The rules that the office works by and may change: deadlines, departments, what opens a case. */
export const rulesContract = {
  profile: {
    method: 'get',
    path: '/api/profile',
    operationId: 'profile',
    summary:
      'The policy profile in force, each rule with its clause, the days that are worked, and the editions applied.',
    allow: roleSchema.options,
    body: unread,
    query: unread,
    response: z.strictObject({
      profile: z.custom<PolicyProfile>(),
      /** The latest edition where that is not in force yet; drafts are made from it. */
      coming: z.custom<PolicyProfile>().optional(),
      /** The latest first; none while the file's own rules hold. */
      editions: z.array(editionSchema),
      /** Whether the person asking may apply another. */
      mayEdit: z.boolean(),
      calendar: z.strictObject({
        /** `YYYY-MM-DD`; days beyond are provisional. */
        coveredFrom: z.string(),
        coveredUntil: z.string(),
        days: z.record(z.string(), z.enum(['work', 'off'])),
      }),
    }),
  },
  tryRules: {
    method: 'post',
    path: '/api/profile/trial',
    operationId: 'tryRules',
    summary:
      'What a draft of the rules changes against those in force, and which open cases keep the old; keeps nothing.',
    allow: ruleRoles,
    body: z.strictObject({ draft: rulesDraftSchema }),
    query: unread,
    response: z.strictObject({
      effects: z.array(
        z.strictObject({
          change: z.custom<RuleChange>(),
          running: count,
          cases: z.array(caseRefSchema),
        }),
      ),
      /** Open cases: what starts in them from then on follows the new rules. */
      open: count,
      /** What other opening rules would have made of the last seven days' stories; where the draft changes them. */
      opening: openingTrialSchema.optional(),
    }),
  },
  applyRules: {
    method: 'post',
    path: '/api/profile',
    operationId: 'applyRules',
    summary: 'Applies a draft as the next edition; clocks that have started keep their rule.',
    allow: ruleRoles,
    body: z.strictObject({
      expectedVersion: count.min(1),
      reason: z.string().trim().min(1).max(1000),
      draft: rulesDraftSchema,
    }),
    query: unread,
    response: z.strictObject({ version: count }),
  },
} as const satisfies Record<string, Route>;
