import { z } from 'zod';
import { openingRuleFor } from '../domain/case/opening.ts';
import type { OpeningRule } from '../domain/policy.ts';
import type { Story } from '../domain/story.ts';

const count = z.number().int();

export const openingTrialSchema = z.strictObject({
  /** How many stories the rules as drafted make cases of, of how many. */
  matched: count,
  total: count,
  /** Of these, how many the rules in force do not open; and how many only those open. */
  gained: count,
  lost: count,
});

/** Which stories other opening rules would have made cases of. */
export function openingTrial(
  stories: readonly Story[],
  inForce: readonly OpeningRule[],
  drafted: readonly OpeningRule[],
): z.infer<typeof openingTrialSchema> {
  const opens = (rules: readonly OpeningRule[]) =>
    stories.map((story) => openingRuleFor(story, rules) !== undefined);
  const [before, after] = [opens(inForce), opens(drafted)];
  return {
    matched: after.filter(Boolean).length,
    total: stories.length,
    gained: after.filter((is, i) => is && !before[i]).length,
    lost: before.filter((was, i) => was && !after[i]).length,
  };
}
