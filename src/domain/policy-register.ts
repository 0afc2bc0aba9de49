import { z } from 'zod';

/** A policy that the office watches by name from the minute it is entered. */
export const registeredPolicySchema = z.strictObject({
  /** Shown with the evidence; absent, the name is. */
  id: z.string().min(1).optional(),
  name: z.string().min(2),
  /** Other names that people use, e.g. `禁摩令`. */
  aliases: z.array(z.string().min(2)).default([]),
  /** Document numbers, e.g. `国办发〔2016〕61号`. */
  numbers: z.array(z.string().min(2)).default([]),
  /** What it is about; counts only beside a measure. */
  entities: z.array(z.string().min(1)).default([]),
  /** What it does about that, e.g. `限行`, `补贴`. */
  measures: z.array(z.string().min(1)).default([]),
});
export type RegisteredPolicy = z.infer<typeof registeredPolicySchema>;
