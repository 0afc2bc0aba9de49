import { z } from 'zod';
import { roleSchema } from '../domain/actor.ts';

const userSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' })
    .describe('Account; stands in the audit trail for ever, so never give it to someone else.'),
  name: z.string().min(1).describe('As colleagues know the person.'),
  roles: z
    .array(roleSchema.exclude(['system']))
    .min(1)
    .describe('What the person may do; an administrator has one role only.'),
  department: z
    .string()
    .optional()
    .describe('Department id of the profile; needed by handlers and heads.'),
  tokenSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'expected the SHA-256 of the token: 64 hex digits' })
    .describe('SHA-256 of the sign-in token in hex; the token itself stands nowhere.'),
});

/** Who may sign in. */
export const accessSchema = z.strictObject({
  demo: z
    .boolean()
    .default(false)
    .describe('Show the role cards of a demonstration; allowed on a loopback address only.'),
  users: z
    .array(userSchema)
    .default([])
    .describe('The people who may sign in, each with own roles.'),
});

export type User = z.infer<typeof userSchema>;
