import { mostTelling, openLikeness, termsAtMost } from './likeness.ts';
import { termsOf } from './terms.ts';
import { openVocabulary } from './vocabulary.ts';

interface Text {
  title: string;
  text: string;
}

/** Cosine at which two texts tell of the same matter as likely as not: lower where grouping put them together. */
const evenWithin = 0.07;
const evenAcross = 0.12;

/**
 * How likely two of the texts tell of the same matter, 0–1, .5 where the odds are even. Grouping,
 * which saw their neighbours too, counts.
 */
export function openPairLikeness(
  texts: readonly Text[],
): (a: Text, b: Text, isSameStory: boolean) => number {
  const vocabulary = openVocabulary();
  const likeness = openLikeness(vocabulary);
  for (const text of texts) vocabulary.learnAhead(termsOf(text));
  const termsFor = (text: Text) => mostTelling(termsOf(text), termsAtMost, vocabulary);
  return (a, b, isSameStory) => {
    likeness.take(termsFor(a));
    const cosine = likeness.with(termsFor(b));
    return cosine / (cosine + (isSameStory ? evenWithin : evenAcross));
  };
}
