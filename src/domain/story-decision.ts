import { z } from 'zod';
import { personSchema, type Role } from './actor.ts';
import type { OfficeEvent } from './office-event.ts';
import { instantSchema } from './time.ts';

/** Who may merge and split stories by hand. */
export const storyRoles: readonly Role[] = ['analyst', 'coordinator'];

const reasonSchema = z.string().trim().min(1).max(1000);

/** What a person states to merge one story into another. */
export const storyMergeSchema = z.strictObject({
  into: z.string().min(1).max(200),
  reason: reasonSchema,
});

/** What a person states to make items of a story one of their own. */
export const storySplitSchema = z.strictObject({
  itemIds: z.array(z.string().min(1).max(200)).min(1).max(200),
  reason: reasonSchema,
});

const decided = {
  /** Content id: the same decision sent twice is one. */
  id: z.string(),
  at: instantSchema,
  by: personSchema,
  /** The story that loses items. */
  storyId: z.string(),
};

/** A person's word on which story items belong to; both stories keep it for good, and grouping respects it. */
export const storyDecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('merge'), ...decided, ...storyMergeSchema.shape }),
  z.strictObject({
    kind: z.literal('split'),
    ...decided,
    ...storySplitSchema.shape,
    into: z.string(),
  }),
]);
export type StoryDecision = z.infer<typeof storyDecisionSchema>;

/** The line for the office's audit of a decision: stories by their ids, and no word of their texts. */
export function storyDecisionEvent(decision: StoryDecision): OfficeEvent {
  const { kind, id, at, by, storyId, into, reason } = decision;
  return {
    id: `story/${id}`,
    at,
    by,
    kind: kind === 'merge' ? 'story-merged' : 'story-split',
    subject: storyId,
    after: { into, ...(kind === 'split' && { items: String(decision.itemIds.length) }), reason },
  };
}
