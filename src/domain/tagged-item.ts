import { z } from 'zod';
import { itemSchema } from './item.ts';
import { prioritySchema, severitySchema } from './priority.ts';

/** A verbatim piece of the item's title or text: `field.slice(start, end) === text`. */
export const evidenceSpanSchema = z.strictObject({
  field: z.enum(['title', 'text']),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  text: z.string().min(1),
  /** The rule or model that pointed at it, e.g. `incident/flood`. */
  rule: z.string(),
});
export type EvidenceSpan = z.infer<typeof evidenceSpanSchema>;

export const tagSchema = z.strictObject({
  priority: prioritySchema,
  /** 0–1. */
  confidence: z.number().min(0).max(1),
  /** `suspected` 疑似 waits for a person; P6 is always suspected until one has decided. */
  certainty: z.enum(['sure', 'suspected']),
  evidence: z.array(evidenceSpanSchema).min(1),
});
export type Tag = z.infer<typeof tagSchema>;

export const suggestedOwnerSchema = z.strictObject({
  /** Department id of the office's own register, or an outside authority's name. */
  department: z.string(),
  name: z.string(),
  kind: z.enum(['属地', '主管部门']),
  reason: z.string(),
});
export type SuggestedOwner = z.infer<typeof suggestedOwnerSchema>;

/** What a toll that the text states makes of an emergency. */
const gradeSchema = z.strictObject({
  /** `undefined` is 待研判, never 一般. */
  severity: severitySchema.optional(),
  severityEvidence: z.array(evidenceSpanSchema),
  deaths: z.number().int().min(0).optional(),
});

export const taggedItemSchema = z.strictObject({
  item: itemSchema,
  tags: z.array(tagSchema),
  ...gradeSchema.shape,
  /** What the stated toll would say, were this an emergency: a person may find that it is one. */
  ifEmergency: gradeSchema.optional(),
  /** The words by which an authority refutes a rumour 辟谣: no rumour itself, it points to one. */
  refutation: evidenceSpanSchema.optional(),
  /** From the province down. */
  region: z.array(z.string()),
  owners: z.array(suggestedOwnerSchema),
});
export type TaggedItem = z.infer<typeof taggedItemSchema>;

/**
 * The item with its toll where its tags put it: it grades an emergency P4 only, three dead in a novel are no 较大事故,
 * and is kept for the day on which a person says otherwise.
 */
export function gradedByTags(tagged: TaggedItem): TaggedItem {
  const { severity, deaths, severityEvidence, ifEmergency, ...ungraded } = tagged;
  const isEmergency = tagged.tags.some(({ priority }) => priority === 'P4');
  if (isEmergency) return ifEmergency === undefined ? tagged : { ...ungraded, ...ifEmergency };
  if (severityEvidence.length === 0) return tagged;
  const kept = {
    severityEvidence,
    ...(severity && { severity }),
    ...(deaths !== undefined && { deaths }),
  };
  return { ...ungraded, severityEvidence: [], ifEmergency: kept };
}
