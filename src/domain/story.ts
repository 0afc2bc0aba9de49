import { z } from 'zod';
import { instantSchema } from './time.ts';
import { prioritySchema, severitySchema } from './priority.ts';
import { storyDecisionSchema } from './story-decision.ts';
import { sourceTierSchema } from './source.ts';
import { suggestedOwnerSchema, tagSchema } from './tagged-item.ts';

/** One appearance of a story in the public: an original text or a repost of one. */
export const appearanceSchema = z.strictObject({
  itemId: z.string(),
  /** The item whose text this one repeats; absent on originals. */
  repostOf: z.string().optional(),
  title: z.string(),
  url: z.string(),
  sourceName: z.string(),
  tier: sourceTierSchema,
  seenAt: instantSchema,
  publishedAt: instantSchema.optional(),
});
export type Appearance = z.infer<typeof appearanceSchema>;

/** What several items tell together. Reposts add heat and stay listed. */
export const storySchema = z.strictObject({
  /** The id of its first item. */
  id: z.string(),
  traceId: z.string(),
  version: z.number().int().min(1),
  headline: z.string(),
  /** The earliest and the latest to come in, by when they became public; at most `listedAtMost`. */
  appearances: z.array(appearanceSchema).min(1),
  /** Those that are not listed any more; absent while all are. */
  unlisted: z
    .strictObject({
      count: z.number().int().min(1),
      /** Their part of the heat at `at`. */
      heat: z.number().min(0),
      at: instantSchema,
    })
    .optional(),
  /** The strongest tag for each priority over all items. */
  tags: z.array(tagSchema),
  priorities: z.array(prioritySchema),
  severity: severitySchema.optional(),
  region: z.array(z.string()),
  owners: z.array(suggestedOwnerSchema),
  /** Earliest minute-precise publication, else the first sighting. */
  firstPublicAt: instantSchema,
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
  /** Sum of source weights decayed by age at `lastSeenAt`; see understanding/heat.ts. */
  heat: z.number().min(0),
  /** What people decided of its items, oldest first; absent while nobody did. */
  decisions: z.array(storyDecisionSchema).optional(),
  /** It ended here, and all that it told is told there. */
  mergedInto: z.string().optional(),
});
export type Story = z.infer<typeof storySchema>;

/** A story lists so many appearances, so that its messages stay small however often it is reposted. */
export const listedAtMost = 200;

/** How often a story appeared in the public, listed or not. */
export function appearanceCount({
  appearances,
  unlisted,
}: Pick<Story, 'appearances' | 'unlisted'>): number {
  return appearances.length + (unlisted?.count ?? 0);
}
