import { z } from 'zod';

const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' });

/** One grade of a criterion, e.g. `A 4小时内`. */
const gradeSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  score: z.number(),
  /** Reached when the measured time is at most this; the last grade of a timed criterion has none. */
  withinHours: z.number().positive().optional(),
});

const criterionSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  min: z.number(),
  max: z.number(),
  grades: z.array(gradeSchema).min(2).optional(),
  /** The time that the case itself shows and that decides the grade; such a criterion is not for people. */
  timedBy: z.enum(['first-response', 'longest-silence']).optional(),
});
export type Criterion = z.infer<typeof criterionSchema>;

/** A published way of scoring how an office has answered: data, so that an office can add its own. */
export const rubricSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  issuer: z.string().min(1),
  /** Where it was published. */
  basis: z.array(z.string().min(1)).min(1),
  /** What the publications leave open and is our choice. */
  assumed: z.array(z.string().min(1)),
  /** Criteria are added up, or averaged. */
  total: z.enum(['sum', 'mean']),
  criteria: z.array(criterionSchema).min(1),
  /** From the best down; a total belongs to the first that it reaches, the last takes the rest. */
  bands: z.array(
    z.strictObject({ name: z.string(), from: z.number().optional(), meaning: z.string() }),
  ),
});
export type Rubric = z.infer<typeof rubricSchema>;

/** One assessor's scores by a rubric; each with its reason. */
export const rubricScoresSchema = z.strictObject({
  id: z.string(),
  scores: z
    .array(
      z.strictObject({
        criterion: z.string(),
        score: z.number(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .min(1)
    .max(30),
});
export type RubricScores = z.infer<typeof rubricScoresSchema>;

/** What is wrong with one assessor's scores, all at once, each in a sentence; none when all is right. */
export function faultsOf({ scores }: RubricScores, { criteria }: Rubric): string[] {
  const given = scores.map(({ criterion }) => criterion);
  const awaited = criteria.filter(({ timedBy }) => timedBy === undefined);
  return [
    ...awaited.filter(({ id }) => !given.includes(id)).map(({ name }) => `“${name}”尚未评分`),
    ...given.filter((id, i) => given.indexOf(id) !== i).map((id) => `“${id}”评了两次`),
    ...scores.flatMap(({ criterion: id, score }) => {
      const criterion = criteria.find((other) => other.id === id);
      if (criterion === undefined)
        return [`没有“${id}”这一项，应为${awaited.map((other) => other.id).join('、')}之一`];
      return faultOf(criterion, score);
    }),
  ];
}

function faultOf({ name, min, max, grades, timedBy }: Criterion, score: number): string[] {
  if (timedBy !== undefined) return [`“${name}”由系统按案件时间计分，不由人评`];
  const allowed = grades?.map((grade) => grade.score);
  if (allowed !== undefined)
    return allowed.includes(score)
      ? []
      : [`“${name}”为${score}，应为各等级分值${allowed.join('、')}之一`];
  return score >= min && score <= max ? [] : [`“${name}”为${score}，应在${min}至${max}之间`];
}
