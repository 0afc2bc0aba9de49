import { z } from 'zod';
import { instantSchema } from './time.ts';

/** Lists that people keep views of. */
export const listNames = ['queue', 'stories'] as const;

const savedViewFields = {
  list: z.enum(listNames),
  name: z.string().trim().min(1).max(60),
  /** Filter, sort and columns as they stand in the address, e.g. `priority=P4&mine=1`. */
  query: z.string().max(2000),
  isShared: z.boolean(),
};

/** A view as a person states it. */
export const newViewSchema = z.strictObject(savedViewFields);
export type NewView = z.infer<typeof newViewSchema>;

/** A filtered list that a person has named. */
export const savedViewSchema = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  owner: z.string(),
  ownerName: z.string(),
  ...savedViewFields,
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** What a person is writing and has not sent: kept apart from the case, seen by nobody else. */
export const unsentTextSchema = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  owner: z.string(),
  caseId: z.string(),
  /** Which form it is for, e.g. `response`, `minutes`. */
  form: z.string(),
  fields: z.record(z.string(), z.string()),
  /** The version of the case that it was written against. */
  caseVersion: z.number().int().min(1),
  savedAt: instantSchema,
  expiresAt: instantSchema,
});
export type UnsentText = z.infer<typeof unsentTextSchema>;

/** A person's own settings: keys, language, sound. */
export const settingsSchema = z.strictObject({
  /** The person. */
  id: z.string(),
  version: z.number().int().min(1),
  values: z.record(
    z.string().max(60),
    z.union([z.string().max(200), z.number(), z.boolean(), z.null()]),
  ),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What a repeated request is answered with. */
export interface KeptAnswer {
  /** Hash of person and key. */
  id: string;
  version: number;
  owner: string;
  /** Hash of method, path and body. */
  request: string;
  startedAt: number;
  expiresAt: number;
  /** Absent while the first request is being carried out. */
  answer?: { status: number; type: string; body: string };
}
