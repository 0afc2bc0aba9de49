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
  const findIn = (field: 'title' | 'text', text: string) => {
    const sentenceAt = openSentenceCounter(text);
    return match(text).flatMap(({ start, end, meanings }) => {
      const sentence = sentenceAt(start);
      const span = { field, start, end, text: text.slice(start, end), sentence };
      return meanings.map((meaning) => ({ span, meaning }));
    });
  };
  return (title, text) => {
    const inTitle = findIn('title', title);
    const inText = findIn('text', text);
    const overall = inTitle.filter(isContext).map(({ meaning }) => meaning);
    return [...inContext(inTitle, []), ...inContext(inText, overall)];
  };
}

interface Found {
  span: Omit<EvidenceSpan, 'rule'> & { sentence: number };
  meaning: Meaning;
}

function isContext({ meaning }: Found): boolean {
  return meaning.theme === 'contexts';
}

/** Which priorities the contexts of one sentence forbid to strong and to weak words. */
interface Forbidden {
  strong: Priority[];
  weak: Priority[];
}

const nothing: readonly Priority[] = [];

function inContext(found: readonly Found[], overall: readonly Meaning[]): WordHit[] {
  const bySentence = new Map<number, Forbidden>();
  for (const { span, meaning } of found.filter(isContext)) {
    const { forbids, strength } = meaning.entry;
    const here = bySentence.get(span.sentence) ?? { strong: [], weak: [] };
    bySentence.set(span.sentence, here);
    if (here.weak.length > maxForbids) continue;
    here.weak.push(...forbids);
    if (strength === 'strong') here.strong.push(...forbids);
  }
  const throughout = overall.flatMap(({ entry }) => entry.forbids);
  return found
    .filter((one) => !isContext(one))
    .map(({ span, meaning }) => {
      const isStrong = meaning.entry.strength === 'strong';
      const here = bySentence.get(span.sentence);
      const forWeak = here ? [...here.weak, ...throughout] : throughout;
      return {
        ...span,
        theme: meaning.theme,
        rule: meaning.rule,
        points: isStrong ? 2 : 1,
        forbidden: isStrong ? (here?.strong ?? nothing) : forWeak,
      };
    });
}

const maxForbids = 30;
