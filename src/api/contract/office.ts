import { z } from 'zod';
import { instantSchema } from '../../domain/time.ts';
import { unread, type Route } from '../route.ts';

const demoRoleSchema = z.strictObject({ name: z.string(), title: z.string(), token: z.string() });

/** What is there before anybody is known. */
export const officeContract = {
  health: {
    method: 'get',
    path: '/healthz',
    operationId: 'health',
    summary: 'The process answers.',
    allow: 'anyone',
    body: unread,
    query: unread,
    response: z.strictObject({ status: z.literal('ok'), now: instantSchema }),
  },
  openApi: {
    method: 'get',
    path: '/api/openapi.json',
    operationId: 'openApi',
    summary: 'This document, OpenAPI 3.1.',
    allow: 'anyone',
    body: unread,
    query: unread,
    response: z.record(z.string(), z.unknown()),
  },
  office: {
    method: 'get',
    path: '/api/office',
    operationId: 'office',
    summary: 'What the sign-in page shows: the office, and in a demonstration its role cards.',
    allow: 'anyone',
    body: unread,
    query: unread,
    response: z.strictObject({
      name: z.string(),
      profile: z.string(),
      isDemo: z.boolean(),
      /** How many minutes pass in one; 1 outside demonstrations. */
      acceleration: z.number(),
      roleCards: z.array(demoRoleSchema),
      /** Whether the demonstration can be started over from here. */
      canReset: z.boolean(),
      now: instantSchema,
    }),
  },
  resetDemo: {
    method: 'post',
    path: '/api/demo/reset',
    operationId: 'resetDemo',
    summary: 'Starts a demonstration over; there is no such thing in an office.',
    allow: 'anyone',
    body: unread,
    query: unread,
    response: z.strictObject({}),
  },
} as const satisfies Record<string, Route>;
