import { z } from 'zod';
import { roleSchema } from '../../domain/actor.ts';
import { unread, type Route } from '../route.ts';

const sessionSchema = z.strictObject({
  name: z.string(),
  roles: z.array(roleSchema),
  department: z.string().optional(),
});

/** Signing in and out. */
export const sessionContract = {
  signIn: {
    method: 'post',
    path: '/api/session',
    operationId: 'signIn',
    summary: 'Opens a session for the account of this token.',
    allow: 'anyone',
    body: z.strictObject({ token: z.string().min(1).max(200) }),
    query: unread,
    response: sessionSchema,
  },
  session: {
    method: 'get',
    path: '/api/session',
    operationId: 'session',
    summary: 'Who is signed in.',
    allow: roleSchema.options,
    body: unread,
    query: unread,
    response: sessionSchema,
  },
  signOut: {
    method: 'delete',
    path: '/api/session',
    operationId: 'signOut',
    summary: 'Ends the session.',
    allow: 'anyone',
    body: unread,
    query: unread,
    response: z.strictObject({}),
  },
} as const satisfies Record<string, Route>;
