import {
  wordThemes,
  type Lexicon,
  type LexiconEntry,
  type LexiconTheme,
} from '../../domain/lexicon.ts';
import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { Priority } from '../../domain/priority.ts';
import { namesBygoneTime } from './bygone-time.ts';
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
const themesReadHere = [...wordThemes, 'contexts'] as const;

/** What the lexicon says of one item. */
export interface FoundWords {
  words: WordHit[];
  /** Whether even strong words of the priority mean something else at this place; ask in ascending order. */
  isVoid(priority: Priority, field: 'title' | 'text', offset: number): boolean;
}

/** A title with one of these contexts and a bygone time announces a work or a memory, from end to end. */
const tellsOfOldTimes: readonly string[] = ['fiction', 'retrospect'];

/**
 * Builds the finder once. Contexts act on their own sentence; those of the title also on weak words of the
 * text, and on strong ones where title and opening tell of a time at least three years before `year`. A strong
 * context forbids every word of its priorities, a weak one only weak words.
 */
export function openWordFinder(
  lexicon: Lexicon,
): (title: string, text: string, year: number) => FoundWords {
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
    const found: Found = { field, hits: [], contexts: [] };
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
  return (title, text, year) => {
    const inTitle = findIn('title', title);
    const inText = findIn('text', text);
    const isOfOldTimes =
      inTitle.contexts.some(({ entry }) => tellsOfOldTimes.includes(entry.id)) &&
      namesBygoneTime(title + text.slice(0, openingLength), year);
    const overall = { contexts: inTitle.contexts, isStrong: isOfOldTimes };
    const forbiddenIn = {
      title: forbiddenBy(inTitle, { ...overall, contexts: isOfOldTimes ? inTitle.contexts : [] }),
      text: forbiddenBy(inText, overall),
    };
    const sentenceAt = { title: openSentenceCounter(title), text: openSentenceCounter(text) };
    return {
      words: [inTitle, inText].flatMap(({ field, hits }) =>
        hits.map((hit) => {
          const { strong, weak } = forbiddenIn[field](hit.sentence);
          return { ...hit, forbidden: hit.points === 2 ? strong : weak };
        }),
      ),
      isVoid: (priority, field, offset) =>
        forbiddenIn[field](sentenceAt[field](offset)).strong.includes(priority),
    };
  };
}

const openingLength = 200;

interface Found {
  field: 'title' | 'text';
  hits: WordHit[];
  contexts: Context[];
}

interface Context {
  sentence: number;
  entry: LexiconEntry;
}

/** Which priorities are forbidden to strong and to weak words. */
interface Forbidden {
  strong: Priority[];
  weak: Priority[];
}

const maxForbids = 30;

/** What the contexts of one field, and those that reign over it, forbid in each of its sentences. */
function forbiddenBy(
  { contexts }: Found,
  overall: { contexts: readonly Context[]; isStrong: boolean },
): (sentence: number) => Forbidden {
  const reigning = overall.contexts.slice(0, maxForbids).flatMap(({ entry }) => entry.forbids);
  const throughout = { strong: overall.isStrong ? reigning : [], weak: reigning };
  const bySentence = new Map<number, Forbidden>();
  for (const { sentence, entry } of contexts) {
    const here = bySentence.get(sentence) ?? {
      strong: [...throughout.strong],
      weak: [...throughout.weak],
    };
    bySentence.set(sentence, here);
    if (here.weak.length > reigning.length + maxForbids) continue;
    here.weak.push(...entry.forbids);
    if (entry.strength === 'strong') here.strong.push(...entry.forbids);
  }
  return (sentence) => bySentence.get(sentence) ?? throughout;
}

/** The same for two words of one sentence. */
export function sentenceKey({ field, sentence }: WordHit): string {
  return `${field}${sentence}`;
}
