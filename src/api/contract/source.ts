import { z } from 'zod';
import type { Suggestion } from '../../actions/source/suggest.ts';
import { pauseRoles, pauseSchema } from '../../domain/source-pause.ts';
import { sourceTierSchema } from '../../domain/source.ts';
import { instantSchema } from '../../domain/time.ts';
import { sourceHealthSchema } from '../../views/source-health.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

/** The sources and how they fare. */
export const sourceContract = {
  sources: {
    method: 'get',
    path: '/api/sources',
    operationId: 'sources',
    summary: 'The sources and their health.',
    allow: [...caseWorkers, 'system-admin'],
    body: unread,
    query: unread,
    response: z.strictObject({
      now: instantSchema,
      sources: z.array(
        sourceHealthSchema.extend({
          /** 授权依据 */
          basis: z.string(),
          pause: pauseSchema.optional(),
        }),
      ),
      /** Whether the person asking may pause and resume sources. */
      mayPause: z.boolean(),
    }),
  },
  source: {
    method: 'get',
    path: '/api/sources/:id',
    operationId: 'source',
    summary: 'One source: how it is configured, its health, and the pages that it owes.',
    allow: [...caseWorkers, 'system-admin'],
    body: unread,
    query: unread,
    response: z.strictObject({
      now: instantSchema,
      /** As it stands in the configuration. */
      configured: z.strictObject({
        tier: sourceTierSchema,
        /** ms between two looks. */
        every: z.number().int(),
        enabled: z.boolean(),
        /** 授权依据 */
        basis: z.string(),
      }),
      health: sourceHealthSchema,
      /** Since when older list pages are being read to close a gap. */
      gapSince: instantSchema.optional(),
      owed: z.array(
        z.strictObject({ url: z.string(), reason: z.string(), nextTryAt: instantSchema }),
      ),
    }),
  },
  pauseSource: {
    method: 'post',
    path: '/api/sources/:id/pause',
    operationId: 'pauseSource',
    summary: 'Pauses a source or lets it be collected again, with a reason.',
    allow: pauseRoles,
    body: z.strictObject({ isPaused: z.boolean(), reason: z.string().trim().min(1).max(1000) }),
    query: unread,
    response: z.strictObject({ isPaused: z.boolean() }),
  },
  trySource: {
    method: 'post',
    path: '/api/sources/try',
    operationId: 'trySource',
    summary: 'Reads a list page and two of its articles as a source would; keeps nothing.',
    allow: ['analyst', 'coordinator', 'system-admin'],
    body: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
    query: unread,
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('unreadable'), reason: z.string() }),
      z.strictObject({
        kind: z.literal('suggested'),
        /** As it could stand in the configuration: selectors, or that it is a feed. */
        source: z.custom<Suggestion['source']>(),
        listed: z.number().int(),
        trial: z.array(
          z.strictObject({
            url: z.string(),
            title: z.string(),
            /** The beginning of it. */
            text: z.string(),
            publishedAt: instantSchema.optional(),
          }),
        ),
      }),
    ]),
  },
} as const satisfies Record<string, Route>;
