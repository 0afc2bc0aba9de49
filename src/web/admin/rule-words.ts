import type { Reply } from '../shared/api.ts';
import { useDuration } from '../shared/time-words.ts';
import { useCodes, useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import { topicsWords } from '../words/admin-topics.ts';
import { domainWords } from '../words/domain.ts';
import type { Profile } from './edition-draft.ts';

export type Change = Reply<'POST /api/profile/trial'>['effects'][number]['change'];
type Side = 'before' | 'after';
type Rule<Of extends Change['of']> = NonNullable<Extract<Change, { of: Of }>[Side]>;
type Obligation = Rule<'obligation'>;

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

/** Says what a change is about, and how its rule stands on either side. */
export function useChange({ departments }: Pick<Profile, 'departments'>): {
  nameOf: (change: Change) => string;
  sideOf: (change: Change, side: Side) => string;
} {
  const say = useWords(rulesWords);
  const word = useCodes(domainWords);
  const obligation = useObligation();
  const step = useStep();
  const opening = useOpening();
  const departmentName = (id: string) => departments.find((one) => one.id === id)?.name ?? id;
  const department = ({ name, aliases = [], duties, region = [], clause }: Rule<'department'>) =>
    [name, aliases.join('、'), duties.join('、'), region.join(' '), clause]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ');
  return {
    nameOf(change) {
      switch (change.of) {
        case 'department':
          return departmentName(change.name);
        case 'default-department':
          return say('defaultDepartment');
        case 'emphasis':
          return word(change.name);
        case 'obligation':
        case 'ladder':
        case 'opening':
          return change.name;
      }
    },
    sideOf(change, side) {
      if (change[side] === undefined) return say('none');
      switch (change.of) {
        case 'obligation':
          return told(change[side], obligation);
        case 'ladder':
          return told(change[side], step);
        case 'department':
          return told(change[side], department);
        case 'default-department':
          return told(change[side], departmentName);
        case 'emphasis':
          return told(change[side], ({ text, clause }) => `${text} · ${clause}`);
        case 'opening':
          return told(change[side], opening);
      }
    },
  };
}

function told<R>(rule: R | undefined, inWords: (rule: R) => string): string {
  return rule === undefined ? '' : inWords(rule);
}

function useObligation(): (rule: Obligation) => string {
  const say = useWords(rulesWords);
  const condition = useCondition();
  const limit = useLimit();
  return ({ when, within, anchor, basis, clause }) =>
    [limit(within), condition(when), say(`anchor.${anchor}`), say(basis), clause].join(' · ');
}

function useStep(): (step: Rule<'ladder'>) => string {
  const say = useWords(rulesWords);
  const duration = useDuration();
  return ({ to, repeat }) => {
    const again = repeat
      ? say('repeats', { d: duration(repeat.every), n: repeat.atMost })
      : say('once');
    return `${to.map((role) => say(role)).join('、')} · ${again}`;
  };
}

function useOpening(): (rule: Rule<'opening'>) => string {
  const say = useWords(topicsWords);
  const word = useCodes(domainWords);
  return (rule) =>
    [
      rule.anyPriority.map(word).join('、'),
      `${say('confidence')} ${rule.confidence}`,
      say(rule.certainty),
      `${say('appearances')} ${rule.appearances}`,
      rule.severityAtLeast === undefined ? say('any') : `≥ ${word(rule.severityAtLeast)}`,
      ...(rule.includeOfficial ? [say('official')] : []),
      rule.clause,
    ].join(' · ');
}
