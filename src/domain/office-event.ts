import { z } from 'zod';
import { personSchema } from './actor.ts';
import { parseJson } from './json-text.ts';
import { instantSchema } from './time.ts';

/** What is done to the office itself rather than to one of its cases. */
export const officeEventKinds = [
  'account-added',
  'account-changed',
  'account-disabled',
  'account-enabled',
  'password-reset',
  'profile-changed',
  'source-paused',
  'source-resumed',
  'table-imported',
  'watch-opened',
  'watch-extended',
  'watch-closed',
  'policy-registered',
  'policy-risk-assessed',
  'policy-response-planned',
  'policy-interpretation-prepared',
  'policy-issued',
  'policy-interpreted-again',
  'policy-words-amended',
  'tags-corrected',
  'story-merged',
  'story-split',
  'page-address-named',
] as const;
export type OfficeEventKind = (typeof officeEventKinds)[number];

const factsSchema = z.record(z.string(), z.string());
/** What holds of something, by name, as a person reads it; ids and short names, never text that was crawled. */
export type OfficeFacts = z.infer<typeof factsSchema>;

/** One line of the office's own audit: who changed what, when, from what to what. */
export const officeEventSchema = z.strictObject({
  /** Made of the changed document and its version: written twice, it is one. */
  id: z.string(),
  at: instantSchema,
  by: personSchema,
  kind: z.enum(officeEventKinds),
  /** What was changed, e.g. an account's or a profile's id. */
  subject: z.string(),
  /** By which people know the subject; absent where it is known by its id, or only by crawled text. */
  subjectName: z.string().optional(),
  before: factsSchema.optional(),
  after: factsSchema.optional(),
});
export type OfficeEvent = z.infer<typeof officeEventSchema>;

/** A line that this version cannot read: a newer one wrote it, or it was tampered with; its place is its own. */
export const unreadableEventSchema = z.strictObject({
  id: z.string(),
  kind: z.literal('unreadable'),
});
export type UnreadableEvent = z.infer<typeof unreadableEventSchema>;

/** A stored line as far as this version can read it; `id` is the one that it is stored under. */
export function readOfficeEvent(id: string, text: string): OfficeEvent | UnreadableEvent {
  const { data: event } = officeEventSchema.safeParse(parseJson(text));
  return event ?? { id, kind: 'unreadable' };
}

/** The facts that differ, as they were and as they are; a side on which there is nothing is absent. */
export function changedFacts(
  was: OfficeFacts,
  is: OfficeFacts,
): Pick<OfficeEvent, 'before' | 'after'> {
  const before = Object.entries(was).filter(([name, value]) => is[name] !== value);
  const after = Object.entries(is).filter(([name, value]) => was[name] !== value);
  return {
    ...(before.length > 0 && { before: Object.fromEntries(before) }),
    ...(after.length > 0 && { after: Object.fromEntries(after) }),
  };
}
