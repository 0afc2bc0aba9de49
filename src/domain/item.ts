import { z } from 'zod';
import { instantSchema } from './time.ts';
import { sourceTierSchema } from './source.ts';

/** What stands on a government message board's page: what somebody asked, and who answered it. */
const boardMessageSchema = z.strictObject({
  question: z.string(),
  askedAt: instantSchema.optional(),
  /** In the page's order; none while nobody has answered. */
  replies: z.array(
    z.strictObject({
      text: z.string(),
      /** The replying unit 回复单位 as the page names it. */
      unit: z.string().optional(),
      at: instantSchema.optional(),
    }),
  ),
});
export type BoardMessage = z.infer<typeof boardMessageSchema>;

/** One published text as it was found once: the raw material of everything that follows. */
export const itemSchema = z.strictObject({
  /** SHA-256 over canonical URL and content hash: the same page twice is one item. */
  id: z.string(),
  /** From the first message to the case; the same in every log line. */
  traceId: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  tier: sourceTierSchema,
  /** Canonical address; never trusted as a link without a check. */
  url: z.string(),
  title: z.string(),
  /** Plain text, paragraphs separated by `\n`. */
  text: z.string(),
  /** Whom the page itself names as its origin 来源. */
  origin: z.string().optional(),
  /** Pseudonym of the author, never the name. */
  author: z.string().optional(),
  publishedAt: instantSchema.optional(),
  /** What the page stated: a day-precise time must not start an hour clock by itself. */
  publishedPrecision: z.enum(['day', 'minute']).optional(),
  fetchedAt: instantSchema,
  /** Division that the source speaks for, from the province down. */
  sourceRegion: z.array(z.string()),
  /** Index fields of government pages: 索引号, 文号, 发布机构, 公开方式. */
  index: z.record(z.string(), z.string()).optional(),
  /** Question and replies of a message board's page, whose words are also the text. */
  board: boardMessageSchema.optional(),
  /** SHA-256 of the raw bytes in the evidence store. */
  evidence: z.string(),
  contentHash: z.string(),
});
export type Item = z.infer<typeof itemSchema>;
