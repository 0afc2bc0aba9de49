import { z } from 'zod';
import { passwordSchema } from '../../domain/account.ts';
import { roleSchema } from '../../domain/actor.ts';
import { instantSchema } from '../../domain/time.ts';
import { unread, type Route } from '../route.ts';

const sessionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  department: z.string().optional(),
  /** When the session ends, by the office's clock; absent for whoever carries a token. */
  endsAt: instantSchema.optional(),
  /** How long until then by the reader's own watch, which a demonstration outruns. */
  endsInMs: z.number().int().min(0).optional(),
});

const credentialsSchema = z.union([
  z.strictObject({ token: z.string().min(1).max(200) }),
  z.strictObject({ name: z.string().min(1).max(60), password: z.string().min(1).max(200) }),
]);

/** Signing in and out. */
export const sessionContract = {
  signIn: {
    method: 'post',
    path: '/api/session',
    operationId: 'signIn',
    holdsSecrets: true,
    summary: 'Opens a session of 12 hours for name and password, or for a token.',
    allow: 'anyone',
    body: credentialsSchema,
    query: unread,
    response: sessionSchema,
  },
  session: {
    method: 'get',
    path: '/api/session',
    operationId: 'session',
    summary: 'Who is signed in, and until when.',
    allow: roleSchema.options,
    body: unread,
    query: unread,
    response: sessionSchema,
  },
  changePassword: {
    method: 'post',
    path: '/api/session/password',
    operationId: 'changePassword',
    holdsSecrets: true,
    summary: 'Changes the own password; ends all own sessions.',
    allow: roleSchema.options,
    body: z.strictObject({ present: z.string().min(1).max(200), next: passwordSchema }),
    query: unread,
    response: z.strictObject({}),
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
