import { termSpace, type Terms } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Compares one text with others by the terms that they share, each weighed by how telling it is now. */
export interface Likeness {
  /** The text that is compared from now on, of at most `termsAtMost` terms. */
  take(terms: Terms): void;
  /** Cosine of the taken text and another of at most as many, 0–1. */
  with(other: Terms): number;
}

export function openLikeness(vocabulary: Vocabulary): Likeness {
  /** Of each term in the taken text; 0 elsewhere. */
  const taken = new Float32Array(termSpace);
  const weights = new Float64Array(termsAtMost);
  let ids: Int32Array = new Int32Array();
  let length = 0;
  return {
    take(terms) {
      for (let at = 0; at < ids.length; at += 1) taken[ids[at] ?? 0] = 0;
      ids = terms.ids;
      vocabulary.weights(terms, weights);
      let squares = 0;
      for (let at = 0; at < ids.length; at += 1) {
        const weight = weights[at] ?? 0;
        taken[ids[at] ?? 0] = weight;
        squares += weight * weight;
      }
      length = Math.sqrt(squares);
    },
    with(other) {
      vocabulary.weights(other, weights);
      let product = 0;
      let squares = 0;
      for (let at = 0; at < other.ids.length; at += 1) {
        const weight = weights[at] ?? 0;
        squares += weight * weight;
        product += weight * (taken[other.ids[at] ?? 0] ?? 0);
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
  const exact = new Float64Array(ids.length);
  vocabulary.rarities(terms, exact);
  const weights = new Float32Array(exact);
  const least = nthLargest(weights.slice(), limit);
  const kept: Terms = { ids: new Int32Array(limit), amounts: new Float32Array(limit), areWords };
  let equals = limit;
  for (let at = 0; at < weights.length; at += 1) if ((weights[at] ?? 0) > least) equals -= 1;
  for (let at = 0, next = 0; at < weights.length && next < limit; at += 1) {
    const weight = weights[at] ?? 0;
    if (weight < least || (weight === least && equals-- <= 0)) continue;
    kept.ids[next] = ids[at] ?? 0;
    kept.amounts[next++] = amounts[at] ?? 0;
  }
  return kept;
}

/** The nth largest of the numbers, counted from 1; reorders them. Hoare's selection: linear on average. */
function nthLargest(numbers: Float32Array, nth: number): number {
  const wanted = numbers.length - nth;
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const pivot = numbers[(low + high) >> 1] ?? 0;
    let [up, down] = [low, high];
    while (up <= down) {
      while ((numbers[up] ?? 0) < pivot) up += 1;
      while ((numbers[down] ?? 0) > pivot) down -= 1;
      if (up > down) break;
      const moved = numbers[up] ?? 0;
      numbers[up++] = numbers[down] ?? 0;
      numbers[down--] = moved;
    }
    if (wanted <= down) high = down;
    else if (wanted >= up) low = up;
    else break;
  }
  return numbers[wanted] ?? 0;
}
