import type { Reply } from '../shared/api.ts';
import { useCodes, useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import { domainWords } from '../words/domain.ts';

type Obligation = Reply<'GET /api/profile'>['profile']['obligations'][number];

/** Says for which cases a rule of time holds. */
export function useCondition(): (when: Obligation['when']) => string {
  const say = useWords(rulesWords);
  const word = useCodes(domainWords);
  return ({ severityAtLeast, severityBelow, graveImpact, fastTrack }) => {
    const parts = [
      severityAtLeast && say('atLeast', { s: word(severityAtLeast) }),
      severityBelow && say('below', { s: word(severityBelow) }),
      graveImpact && say('grave'),
      fastTrack && say('fast'),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : say('always');
  };
}

/** Says within what time. */
export function useLimit(): (within: Obligation['within']) => string {
  const say = useWords(rulesWords);
  return (within) => {
    if ('hours' in within) return say('hours', { n: within.hours });
    return 'workingDays' in within
      ? say('workingDays', { n: within.workingDays })
      : say('until', { day: within.until });
  };
}
