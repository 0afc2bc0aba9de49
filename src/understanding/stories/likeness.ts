import { termSpace, type Terms } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Compares one text with others by the terms that they share, each weighed by how telling it is now. */
export interface Likeness {
  /** The text that is compared from now on. */
  take(terms: Terms): void;
  /** Cosine of the taken text and another, 0–1. */
  with(other: Terms): number;
}

export function openLikeness(vocabulary: Vocabulary): Likeness {
  const weights = new Float32Array(termSpace);
  let taken: Terms | undefined;
  let length = 0;
  return {
    take(terms) {
      for (const term of taken?.ids ?? []) weights[term] = 0;
      taken = terms;
      let squares = 0;
      for (let at = 0; at < terms.ids.length; at += 1) {
        const term = terms.ids[at] ?? 0;
        const weight = (terms.amounts[at] ?? 0) * vocabulary.weight(term);
        weights[term] = weight;
        squares += weight * weight;
      }
      length = Math.sqrt(squares);
    },
    with(other) {
      let product = 0;
      let squares = 0;
      for (let at = 0; at < other.ids.length; at += 1) {
        const term = other.ids[at] ?? 0;
        const weight = (other.amounts[at] ?? 0) * vocabulary.weight(term);
        squares += weight * weight;
        product += weight * (weights[term] ?? 0);
      }
      return squares === 0 || length === 0 ? 0 : product / (length * Math.sqrt(squares));
    },
  };
}

/** So many of a text's terms are compared. */
export const termsAtMost = 160;

/** The terms of a text that tell most, at most `limit`; of equals the first. */
export function mostTelling(terms: Terms, limit: number, vocabulary: Vocabulary): Terms {
  const { ids, amounts, areWords } = terms;
  if (ids.length <= limit) return terms;
  const weights = new Float32Array(ids.length);
  for (let at = 0; at < weights.length; at += 1)
    weights[at] = (amounts[at] ?? 0) * vocabulary.rarity(ids[at] ?? 0);
  const least = weights.toSorted()[weights.length - limit] ?? 0;
  const kept: Terms = { ids: new Int32Array(limit), amounts: new Float32Array(limit), areWords };
  let equals = limit;
  for (const weight of weights) if (weight > least) equals -= 1;
  for (let at = 0, next = 0; at < weights.length && next < limit; at += 1) {
    const weight = weights[at] ?? 0;
    if (weight < least || (weight === least && equals-- <= 0)) continue;
    kept.ids[next] = ids[at] ?? 0;
    kept.amounts[next++] = amounts[at] ?? 0;
  }
  return kept;
}
