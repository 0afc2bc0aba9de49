import { z } from 'zod';
import { personSchema } from './actor.ts';
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
] as const;

/** One line of the office's own audit: who changed what, when, from what to what. */
export const officeEventSchema = z.strictObject({
  /** Made of the changed document and its version: written twice, it is one. */
  id: z.string(),
  at: instantSchema,
  by: personSchema,
  kind: z.enum(officeEventKinds),
  /** What was changed, e.g. an account's or a profile's id. */
  subject: z.string(),
  before: z.record(z.string(), z.string()).optional(),
  after: z.record(z.string(), z.string()).optional(),
});
export type OfficeEvent = z.infer<typeof officeEventSchema>;
