import { z } from 'zod';
import { sourceTierSchema } from './source.ts';

/** Platt: probability = 1 / (1 + exp(slope × margin + shift)). */
const plattSchema = z.strictObject({ slope: z.number(), shift: z.number() });
export type Platt = z.infer<typeof plattSchema>;

const columnSchema = z.strictObject({
  bias: z.number(),
  /** A weight's code times 127⁻², squared with its sign, times this is the weight. */
  scale: z.number(),
  /** Over all source types; see `Platt`. */
  ...plattSchema.shape,
});

const labelSchema = z.strictObject({
  name: z.string(),
  ...columnSchema.shape,
  /** How likely a text is of a kind in which the label occurs at all; the label's probability holds among those. */
  gate: columnSchema.optional(),
  /** Of source types of which enough was known to calibrate them apart. */
  byTier: z.partialRecord(sourceTierSchema, plattSchema).optional(),
  /** From this probability the label is suspected. */
  suspected: z.number(),
  /** From this probability the label is sure: on the development data it was right 98 % of the time. */
  sure: z.number(),
});

/** What is written beside the weights; readable by people. */
export const modelCardSchema = z.strictObject({
  format: z.literal(1),
  task: z.string(),
  /** A model of few texts only `assists` the rules: it adds suspicions, and takes none away. */
  role: z.enum(['judges', 'assists']).default('judges'),
  bits: z.number().int().min(8).max(22),
  blockWeights: z.array(z.number()),
  /** What begins in the first so many characters without white space counts as if it stood there so many times. */
  opening: z
    .strictObject({ characters: z.number().int().min(1), times: z.number().int().min(2).max(9) })
    .optional(),
  labels: z.array(labelSchema).min(1),
  /** A text of which a larger share was never seen in training is unlike all that it learned from. */
  familiar: z.number().min(0).max(1).default(1),
  /** A longer text, in characters without white space, is unlike all that it learned from. */
  familiarLength: z.number().int().min(1).default(8000),
  /** The source types that it learned from; absent where not every text named one. Others are unlike all of them. */
  tiers: z.array(sourceTierSchema).optional(),
  trainedOn: z.number().int(),
  checkedOn: z.number().int(),
});
export type ModelCard = z.infer<typeof modelCardSchema>;
