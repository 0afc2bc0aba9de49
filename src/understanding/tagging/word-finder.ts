import type { Lexicon, LexiconEntry, LexiconTheme } from '../../domain/lexicon.ts';
import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { Priority } from '../../domain/priority.ts';
import { openPhraseMatcher } from './phrase-matcher.ts';
import { openSentenceCounter } from './sentences.ts';

/** A word of the lexicon found in an item. */
export interface WordHit extends EvidenceSpan {
  theme: LexiconTheme;
  /** 2 for a strong word, 1 for a weak one. */
  points: 1 | 2;
  /** Which sentence of the field it stands in, from 0. */
  sentence: number;
  /** Priorities for which it does not count here, because of its context. */
  forbidden: readonly Priority[];
}

interface Meaning {
  theme: LexiconTheme;
  rule: string;
  entry: LexiconEntry;
}

/** Casualty words are read with their numbers, places with their superiors: not here. */
const themesReadHere: readonly Exclude<LexiconTheme, 'casualties'>[] = [
  'incidents',
  'aftermath',
  'policies',
  'livelihood',
  'requests',
  'credibility',
  'officials',
  'morals',
  'rumours',
  'refutations',
  'contexts',
];

/**
 * Builds the finder once. Contexts act on their own sentence; those of the title also on weak words of
 * the text. A strong context forbids every word of its priorities, a weak one only weak words.
 */
export function openWordFinder(lexicon: Lexicon): (title: string, text: string) => WordHit[] {
  const match = openPhraseMatcher(
    themesReadHere.flatMap((theme) =>
      lexicon[theme].flatMap((entry) =>
        entry.words.map((word): [string, Meaning] => [
          word,
          { theme, rule: `${theme}/${entry.id}`, entry },
        ]),
      ),
    ),
  );
  const findIn = (field: 'title' | 'text', text: string): Found => {
    const found: Found = { hits: [], contexts: [] };
    const sentenceAt = openSentenceCounter(text);
    for (const { start, end, meanings } of match(text)) {
      const sentence = sentenceAt(start);
      for (const { theme, rule, entry } of meanings) {
        if (theme === 'contexts') {
          found.contexts.push({ sentence, entry });
        } else {
          const points = entry.strength === 'strong' ? 2 : 1;
          const words = text.slice(start, end);
          found.hits.push({
            field,
            start,
            end,
            text: words,
            theme,
            rule,
            points,
            sentence,
            forbidden: [],
          });
        }
      }
    }
    return found;
  };
  return (title, text) => {
    const inTitle = findIn('title', title);
    const inText = findIn('text', text);
    return [...inContext(inTitle, []), ...inContext(inText, inTitle.contexts)];
  };
}

interface Found {
  hits: WordHit[];
  contexts: Context[];
}

interface Context {
  sentence: number;
  entry: LexiconEntry;
}

/** Which priorities the contexts of one sentence forbid to strong and to weak words. */
interface Forbidden {
  strong: Priority[];
  weak: Priority[];
}

const maxForbids = 30;

function inContext({ hits, contexts }: Found, overall: readonly Context[]): readonly WordHit[] {
  if (contexts.length === 0 && overall.length === 0) return hits;
  const bySentence = new Map<number, Forbidden>();
  for (const { sentence, entry } of contexts) {
    const here = bySentence.get(sentence) ?? { strong: [], weak: [] };
    bySentence.set(sentence, here);
    if (here.weak.length > maxForbids) continue;
    here.weak.push(...entry.forbids);
    if (entry.strength === 'strong') here.strong.push(...entry.forbids);
  }
  const throughout = overall.slice(0, maxForbids).flatMap(({ entry }) => entry.forbids);
  return hits.map((hit) => {
    const here = bySentence.get(hit.sentence);
    const forbidden =
      hit.points === 2 ? (here?.strong ?? []) : [...(here?.weak ?? []), ...throughout];
    return { ...hit, forbidden };
  });
}
