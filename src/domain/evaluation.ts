import { z } from 'zod';
import { personSchema } from './actor.ts';
import { rubricScoresSchema } from './evaluation/rubric.ts';
import { instantSchema } from './time.ts';

/** What the case itself shows; nobody can score these by hand. */
export const measuredIndicators = [
  'first-publication',
  'clocks-met',
  'updates',
  'dispositions-closed',
  'corrections',
  'recurrence',
] as const;

/** What people, surveys and third parties say; the last four as seed 003 六(三) names them. */
export const assessedIndicators = [
  'heat',
  'third-party',
  'survey',
  'information-disclosure',
  'policy-interpretation',
  'response-to-concerns',
  'media-participation',
] as const;

/** All that 评估 counts; the archive waits until each has a score. */
export const indicatorNames = [...measuredIndicators, ...assessedIndicators] as const;
export const indicatorNameSchema = z.enum(indicatorNames);
export type IndicatorName = z.infer<typeof indicatorNameSchema>;

/** Indicators as the office calls them. */
export const indicatorTitles: Record<IndicatorName, string> = {
  'first-publication': '首次发布及时性',
  'clocks-met': '时限按时办结',
  updates: '持续发布',
  'dispositions-closed': '处置结果公开',
  corrections: '发布更正',
  recurrence: '舆情反复',
  heat: '回应前后热度',
  'third-party': '第三方评估',
  survey: '民意调查',
  'information-disclosure': '信息公开',
  'policy-interpretation': '政策解读',
  'response-to-concerns': '回应关切',
  'media-participation': '媒体参与',
};

export function isMeasured(name: IndicatorName): boolean {
  return measuredIndicators.some((measured) => measured === name);
}

/** One indicator as it was measured, or as one assessor gave it. */
export const indicatorSchema = z.strictObject({
  name: indicatorNameSchema,
  /** 0–100. */
  score: z.number().min(0).max(100),
  /** What a measured score rests on; an assessor's reason, which a person must give. */
  note: z.string().max(500).optional(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

/** A survey's or a third party's word; it is no assessor's and hidden from nobody. */
export const externalScoreSchema = z.strictObject({
  name: z.enum(['survey', 'third-party']),
  score: z.number().min(0).max(100),
  /** Who asked or assessed, and when, e.g. `云岭统计调查队2026年第三季度`. */
  source: z.string().trim().min(1).max(200),
  note: z.string().max(500).optional(),
});
export type ExternalScore = z.infer<typeof externalScoreSchema>;

export const assessmentSchema = z.strictObject({
  assessor: personSchema,
  at: instantSchema,
  indicators: z.array(indicatorSchema),
  rubric: rubricScoresSchema.optional(),
  /** Given anew after the others' scores had become visible. */
  revised: z.literal(true).optional(),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** Scores by assessors who do not see each other's before they have given their own. */
export const evaluationSchema = z.strictObject({
  cycle: z.number().int().min(1),
  assessments: z.array(assessmentSchema),
  external: z
    .array(z.strictObject({ ...externalScoreSchema.shape, at: instantSchema, by: personSchema }))
    .optional(),
  /** A leader's signature, with the measured indicators as they stood then. */
  signed: z
    .strictObject({
      at: instantSchema,
      by: personSchema,
      measured: z.array(indicatorSchema),
    })
    .optional(),
});
export type Evaluation = z.infer<typeof evaluationSchema>;
