import { z } from 'zod';
import { roleSchema } from '../../domain/actor.ts';
import {
  listNames,
  newViewSchema,
  savedViewSchema,
  settingsSchema,
  unsentTextSchema,
} from '../../domain/desk.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

const textFields = z
  .record(z.string().max(60), z.string().max(100_000))
  .refine((fields) => Object.keys(fields).length <= 50, { error: 'expected at most 50 fields' });

const settingsShape = z.strictObject({
  values: settingsSchema.shape.values.refine((values) => Object.keys(values).length <= 200, {
    error: 'expected at most 200 settings',
  }),
});

/** What people keep for themselves: views, settings, and what they have written and not sent. */
export const deskContract = {
  savedViews: {
    method: 'get',
    path: '/api/views',
    operationId: 'savedViews',
    summary:
      'The own views of a list, and those that others share, each with how much it holds now.',
    allow: caseWorkers,
    body: unread,
    query: z.strictObject({ list: z.enum(listNames) }),
    response: z.strictObject({
      views: z.array(
        savedViewSchema.extend({
          /** How many cases it finds for the person asking; views of the queue only. */
          count: z.number().int().optional(),
        }),
      ),
    }),
  },
  saveView: {
    method: 'post',
    path: '/api/views',
    operationId: 'saveView',
    summary: 'Keeps a view; an own one of the same name is replaced.',
    allow: caseWorkers,
    body: newViewSchema,
    query: unread,
    response: savedViewSchema,
  },
  removeView: {
    method: 'delete',
    path: '/api/views/:id',
    operationId: 'removeView',
    summary: 'Removes an own view.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({}),
  },
  settings: {
    method: 'get',
    path: '/api/settings',
    operationId: 'settings',
    summary: 'The own settings, e.g. keys; empty at first.',
    allow: roleSchema.options,
    body: unread,
    query: unread,
    response: settingsShape,
  },
  saveSettings: {
    method: 'put',
    path: '/api/settings',
    operationId: 'saveSettings',
    summary: 'Replaces the own settings.',
    allow: roleSchema.options,
    body: settingsShape,
    query: unread,
    response: settingsShape,
  },
  unsentTexts: {
    method: 'get',
    path: '/api/cases/:id/unsent',
    operationId: 'unsentTexts',
    summary: 'What the person has written on this case and not sent.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({ texts: z.array(unsentTextSchema) }),
  },
  keepText: {
    method: 'put',
    path: '/api/cases/:id/unsent/:form',
    operationId: 'keepText',
    summary: 'Keeps what the person is writing; apart from the case, for thirty days.',
    allow: caseWorkers,
    body: z.strictObject({ fields: textFields, caseVersion: z.number().int().min(1) }),
    query: unread,
    response: unsentTextSchema,
  },
  forgetText: {
    method: 'delete',
    path: '/api/cases/:id/unsent/:form',
    operationId: 'forgetText',
    summary: 'Forgets it.',
    allow: caseWorkers,
    body: unread,
    query: unread,
    response: z.strictObject({}),
  },
} as const satisfies Record<string, Route>;
