import type { Lexicon, LexiconEntry, wordThemes } from '../../domain/lexicon.ts';
import { shanghaiParts, type Instant } from '../../domain/time.ts';
import { openWordFinder, type FoundWords } from './word-finder.ts';

/** A rule of the lexicon as somebody would have it. */
export interface TriedRule {
  /** Places, tolls and contexts are no words that say a matter. */
  theme: (typeof wordThemes)[number];
  entry: LexiconEntry;
}

interface Subject {
  id: string;
  title: string;
  text: string;
}

/** In which items words of the rule stand, whatever their context then makes of them. */
export interface RuleTrial {
  total: number;
  matched: number;
  /** Against the rule of this id as it is in force. */
  gained: number;
  lost: number;
  /** The first of each kind, what would change before what would stay. */
  samples: { id: string; title: string; change: 'gained' | 'lost' | 'kept'; words: string[] }[];
}

const maxSamples = 20;
const changes = ['gained', 'lost', 'kept'] as const;

/** Tries a rule on items before it is put into force, among all the other words of the lexicon. Keeps nothing. */
export function tryRule(
  lexicon: Lexicon,
  { theme, entry }: TriedRule,
  { items, now }: { items: readonly Subject[]; now: Instant },
): RuleTrial {
  const others = lexicon[theme].filter(({ id }) => id !== entry.id);
  const inForce = openWordFinder(lexicon);
  const asTried = openWordFinder({ ...lexicon, [theme]: [...others, entry] });
  const { year } = shanghaiParts(now);
  const ofRule = (found: FoundWords) =>
    found.words.filter(({ rule }) => rule === `${theme}/${entry.id}`).map(({ text }) => text);
  const hits = items.flatMap(({ id, title, text }): RuleTrial['samples'] => {
    const before = ofRule(inForce(title, text, year));
    const after = ofRule(asTried(title, text, year));
    if (before.length + after.length === 0) return [];
    const change = before.length === 0 ? 'gained' : after.length === 0 ? 'lost' : 'kept';
    return [{ id, title, change, words: [...new Set(change === 'lost' ? before : after)] }];
  });
  const count = (change: (typeof changes)[number]) =>
    hits.filter((hit) => hit.change === change).length;
  return {
    total: items.length,
    matched: count('gained') + count('kept'),
    gained: count('gained'),
    lost: count('lost'),
    samples: changes
      .flatMap((change) => hits.filter((hit) => hit.change === change))
      .slice(0, maxSamples),
  };
}
