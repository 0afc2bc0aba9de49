import { z } from 'zod';
import { accountChangeSchema, newAccountSchema } from '../../domain/account-change.ts';
import { accountSchema } from '../../domain/account.ts';
import { unread, type Route } from '../route.ts';

const userSchema = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  roles: accountSchema.shape.roles,
  department: z.string().optional(),
  isDisabled: z.boolean(),
});

const changeSchema = z.strictObject({
  expectedVersion: z.number().int().min(1),
  change: accountChangeSchema,
});

/** The accounts of the office. */
export const userContract = {
  users: {
    method: 'get',
    path: '/api/users',
    operationId: 'users',
    summary: 'The accounts that sign in with a password.',
    allow: ['system-admin'],
    body: unread,
    query: unread,
    response: z.strictObject({ users: z.array(userSchema) }),
  },
  addUser: {
    method: 'post',
    path: '/api/users',
    operationId: 'addUser',
    holdsSecrets: true,
    summary: 'Adds an account.',
    allow: ['system-admin'],
    body: newAccountSchema,
    query: unread,
    response: userSchema,
  },
  changeUser: {
    method: 'post',
    path: '/api/users/:id',
    operationId: 'changeUser',
    holdsSecrets: true,
    summary: 'Sets duties, resets the password, disables or enables an account.',
    allow: ['system-admin'],
    body: changeSchema,
    query: unread,
    response: userSchema,
  },
} as const satisfies Record<string, Route>;
