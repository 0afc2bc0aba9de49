import { z } from 'zod';
import { personSchema } from './actor.ts';
import { instantSchema } from './time.ts';

/** What 评估 counts; the first four are measured from the case, the rest entered by people. */
export const indicatorNames = [
  'first-publication',
  'clocks-met',
  'updates',
  'dispositions-closed',
  'heat',
  'corrections',
  'recurrence',
  'third-party',
  'survey',
  'media-participation',
] as const;
export const indicatorNameSchema = z.enum(indicatorNames);

/** One indicator as one assessor gave it. */
export const indicatorSchema = z.strictObject({
  name: indicatorNameSchema,
  /** 0–100. */
  score: z.number().min(0).max(100),
  note: z.string().max(500).optional(),
});

/** Scores by assessors who do not see each other's until the case is archived. */
export const evaluationSchema = z.strictObject({
  cycle: z.number().int().min(1),
  assessments: z.array(
    z.strictObject({
      assessor: personSchema,
      at: instantSchema,
      indicators: z.array(indicatorSchema),
    }),
  ),
});
