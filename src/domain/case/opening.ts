import type { OpeningRule } from '../policy.ts';
import { isAtLeast } from '../priority.ts';
import { appearanceCount, type Story } from '../story.ts';

/** The first of the profile's rules that makes a case of the story; `undefined` when none does. */
export function openingRuleFor(
  story: Pick<Story, 'tags' | 'severity' | 'appearances' | 'unlisted'>,
  rules: readonly OpeningRule[],
): OpeningRule | undefined {
  const isPublic = story.appearances.some(({ tier }) => tier !== 'official');
  return rules.find(
    ({ anyPriority, confidence, certainty, severityAtLeast, appearances, includeOfficial }) =>
      (isPublic || includeOfficial) &&
      appearanceCount(story) >= appearances &&
      (severityAtLeast === undefined ||
        (story.severity !== undefined && isAtLeast(story.severity, severityAtLeast))) &&
      story.tags.some(
        (tag) =>
          anyPriority.includes(tag.priority) &&
          tag.confidence >= confidence &&
          (certainty === 'suspected' || tag.certainty === 'sure'),
      ),
  );
}
