import { z } from 'zod';
import { roleSchema, type Actor, type Role } from './actor.ts';

/** Stands in the audit for ever, so it is never given to someone else. */
export const accountIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' });

/** What an administrator decides of a person's account. */
export const dutiesSchema = z.strictObject({
  roles: z.array(roleSchema.exclude(['system'])).min(1),
  /** Department id of the profile. */
  department: z.string().optional(),
});
export type Duties = z.infer<typeof dutiesSchema>;

/** Long sentences are welcome; the upper end keeps the hashing short. */
export const passwordSchema = z.string().min(8).max(200);

/** A person who may sign in with name and password. */
export const accountSchema = z.strictObject({
  id: accountIdSchema,
  version: z.number().int().min(1),
  /** As colleagues know the person. */
  name: z.string().trim().min(1).max(60),
  ...dutiesSchema.shape,
  /** The salted hash with its parameters; see ports/password-hasher.ts. */
  passwordHash: z.string(),
  /** May not sign in; the account stays, for the audit names it. */
  isDisabled: z.boolean(),
});
export type Account = z.infer<typeof accountSchema>;

const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

/** GB/T 22239: the three administrators exclude one another and every role that sees cases. */
export function mixesAdministration(roles: readonly Role[]): boolean {
  return roles.length > 1 && roles.some((role) => administrators.includes(role));
}

/** Handlers and heads answer for a department, so they must have one. */
export function lacksDepartment({ roles, department }: Duties): boolean {
  return (
    department === undefined &&
    roles.some((role) => role === 'handler' || role === 'department-head')
  );
}

/** The person as an actor, without anything secret. */
export function actorOf({ id, name, roles, department }: Account): Actor {
  return { id, name, roles, ...(department !== undefined && { department }) };
}
