import type { Lexicon, LexiconEntry, LexiconTheme } from '../../domain/lexicon.ts';
import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { Priority } from '../../domain/priority.ts';
import { openPhraseMatcher } from './phrase-matcher.ts';

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
        entry.words.map((word): [string, Meaning] => [word, { theme, entry }]),
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

function inContext(found: readonly Found[], overall: readonly Meaning[]): WordHit[] {
  const contexts = new Map<number, Meaning[]>();
  for (const one of found.filter(isContext)) {
    const sameSentence = contexts.get(one.span.sentence) ?? [];
    contexts.set(one.span.sentence, [...sameSentence.slice(-maxContexts), one.meaning]);
  }
  const overallForbids = overall.flatMap(({ entry }) => entry.forbids);
  return found
    .filter((one) => !isContext(one))
    .map(({ span, meaning }) => {
      const points = meaning.entry.strength === 'strong' ? 2 : 1;
      const here = (contexts.get(span.sentence) ?? [])
        .filter(({ entry }) => points === 1 || entry.strength === 'strong')
        .flatMap(({ entry }) => entry.forbids);
      return {
        ...span,
        theme: meaning.theme,
        rule: `${meaning.theme}/${meaning.entry.id}`,
        points,
        forbidden: points === 1 ? [...here, ...overallForbids] : here,
      };
    });
}

const maxContexts = 5;
const sentenceEnds = new Set(['。', '！', '？', '!', '?', '\n', '；']);

/** Sentence numbers of ascending offsets, in one pass over the text. */
function openSentenceCounter(text: string): (offset: number) => number {
  let seen = 0;
  let sentence = 0;
  return (offset) => {
    for (; seen < offset; seen++) if (sentenceEnds.has(text[seen] ?? '')) sentence++;
    return sentence;
  };
}
