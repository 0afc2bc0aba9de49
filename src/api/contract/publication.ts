import { z } from 'zod';
import { unread, type Route } from '../route.ts';

/** Where a response was published, as far as a person has to say it. */
export const publicationContract = {
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
} as const satisfies Record<string, Route>;
