import { z } from 'zod';
import { roleSchema, type Role } from '../domain/actor.ts';
import { caseSchema } from '../domain/case/case.ts';
import { commandSchema } from '../domain/case/commands.ts';
import { deliverySchema } from '../domain/delivery.ts';
import { storySchema } from '../domain/story.ts';
import { taggedItemSchema } from '../domain/tagged-item.ts';
import { instantSchema } from '../domain/time.ts';
import { casePageSchema } from '../views/case-page.ts';
import { queueSchema } from '../views/queue.ts';
import { sourceHealthSchema } from '../views/source-health.ts';
import { unread, type Route } from './route.ts';

/** Everyone who works on cases; the three administrators never see case content (MLPS level 3). */
const caseWorkers: readonly Role[] = [
  ...(['analyst', 'coordinator', 'office-head', 'handler', 'department-head'] as const),
  ...(['reviewer', 'secrecy-reviewer', 'publisher', 'leader', 'principal'] as const),
];

const sessionSchema = z.strictObject({
  name: z.string(),
  roles: z.array(roleSchema),
  department: z.string().optional(),
});

const demoRoleSchema = z.strictObject({ name: z.string(), title: z.string(), token: z.string() });

/** Every route of the HTTP interface; the OpenAPI document and the server are made from it. */
export const contract = {
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
    }),
  },
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
  queue: {
    method: 'get',
    path: '/api/queue',
    operationId: 'queue',
    summary: 'The cases, nearest deadline first within the urgency bands.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: queueSchema,
  },
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
  stories: {
    method: 'get',
    path: '/api/stories',
    operationId: 'stories',
    summary: 'Stories, the most recently seen first.',
    allow: caseWorkers,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    body: unread,
    response: z.strictObject({ now: instantSchema, stories: z.array(storySchema) }),
  },
  item: {
    method: 'get',
    path: '/api/items/:id',
    operationId: 'item',
    summary: 'One item with its tags and their evidence.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: taggedItemSchema,
  },
  sources: {
    method: 'get',
    path: '/api/sources',
    operationId: 'sources',
    summary: 'The sources and their health.',
    allow: [...caseWorkers, 'system-admin'],
    body: unread,
    query: unread,
    response: z.strictObject({ now: instantSchema, sources: z.array(sourceHealthSchema) }),
  },
  publicationAddress: {
    method: 'post',
    path: '/api/cases/:id/publications/:publication/address',
    operationId: 'publicationAddress',
    summary: 'Says where the official page of a publication stands; it is looked at there at once.',
    allow: ['publisher'],
    body: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
    query: unread,
    response: z.strictObject({}),
  },
  inbound: {
    method: 'post',
    path: '/api/inbound/items',
    operationId: 'inbound',
    summary: 'Takes what the holder of a source’s own token delivers (Authorization: Bearer …).',
    allow: 'anyone',
    body: deliverySchema,
    query: unread,
    response: z.strictObject({ taken: z.number().int(), repeated: z.number().int() }),
  },
  events: {
    method: 'get',
    path: '/api/events',
    operationId: 'events',
    summary: 'Server-sent events: `changed` whenever a story or a case changes.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.unknown(),
  },
} as const satisfies Record<string, Route>;
