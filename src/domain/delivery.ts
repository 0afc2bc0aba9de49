import { z } from 'zod';
import { fromIso } from './time.ts';

/** One text as its sender delivers it; the address is the item's identity together with the words. */
const deliveredItemSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'expected an http or https address' }),
  title: z.string().trim().min(1).max(500),
  /** Plain text, paragraphs separated by `\n`. */
  text: z.string().trim().min(1).max(200_000),
  publishedAt: z
    .string()
    .refine((text) => fromIso(text) !== undefined, {
      error: 'expected a time with its offset such as "2026-11-20T14:05:00+08:00"',
    })
    .optional(),
  /** Kept as a pseudonym only. */
  author: z.string().max(100).optional(),
  /** 来源: whom the text itself names as its origin. */
  origin: z.string().max(100).optional(),
});

/** What a sender posts to `/api/inbound/items`: all of it is taken, or none. */
export const deliverySchema = z.strictObject({
  items: z.array(deliveredItemSchema).min(1).max(500),
});
export type Delivery = z.infer<typeof deliverySchema>;
