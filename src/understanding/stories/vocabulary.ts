import type { TermPrior } from './term-prior.ts';
import { termSpace, type Terms } from './terms.ts';

/** Counts are halved at so many texts, so that the weights follow the stream. */
const textsAtMost = 200_000;
/** Rare terms count for more than proportionally. */
const rarityPower = 1.2;
const tableSize = 4096;
/** What is known beforehand counts as so many texts. */
const priorTexts = 10_000;

/** How telling each term is, learned from the texts seen so far. */
export interface Vocabulary {
  /** Counts a text of the stream. */
  learn(terms: Terms): void;
  /** Counts a text that will be grouped later: a term of one text then can connect nothing. */
  learnAhead(terms: Terms): void;
  /** How telling a term is by its rarity. */
  rarity(term: number): number;
  /** Writes for each term of a text how telling it is there, by its amount and rarity. */
  rarities(terms: Terms, into: Float64Array): void;
  /** The same for comparing two texts: nothing where a term is known to be one text's alone. */
  weights(terms: Terms, into: Float64Array): void;
}

/** A vocabulary that starts from the prior, or else from nothing. */
export function openVocabulary(prior?: TermPrior): Vocabulary {
  const counts = new Uint32Array(termSpace);
  let texts = 0;
  if (prior !== undefined) {
    texts = priorTexts;
    for (let term = 0; term < termSpace; term += 1)
      counts[term] = Math.round((prior[term] ?? 0) * priorTexts);
  }
  let rarities = new Float64Array(tableSize);
  let computedAt = 0;
  // In a stream a term of one text so far may yet turn out to be shared.
  let weightOfLone = 1;

  function learn({ ids }: Terms): void {
    texts += 1;
    for (const term of ids) counts[term] = (counts[term] ?? 0) + 1;
    if (texts >= textsAtMost) halve();
    // A logarithm for each term and text would cost more than all the rest.
    if (texts > computedAt * 1.02 || texts < computedAt) {
      rarities = rarities.map((_, count) => rarityOf(count, texts));
      computedAt = texts;
    }
  }

  function halve(): void {
    texts /= 2;
    for (let term = 0; term < termSpace; term += 1) counts[term] = (counts[term] ?? 0) >>> 1;
  }

  /** In one loop: a call for each term would cost more than its weight. */
  function weigh({ ids, amounts }: Terms, into: Float64Array, ofLone: number): void {
    const known = rarities;
    for (let at = 0; at < ids.length; at += 1) {
      const count = counts[ids[at] ?? 0] ?? 0;
      const rarity = count < tableSize ? (known[count] ?? 0) : rarityOf(count, texts);
      into[at] = (amounts[at] ?? 0) * (count < 2 ? rarity * ofLone : rarity);
    }
  }

  return {
    learn,
    learnAhead(terms) {
      weightOfLone = 0;
      learn(terms);
    },
    rarity(term) {
      const count = counts[term] ?? 0;
      return rarities[count] ?? rarityOf(count, texts);
    },
    rarities: (terms, into) => weigh(terms, into, 1),
    weights: (terms, into) => weigh(terms, into, weightOfLone),
  };
}

function rarityOf(count: number, texts: number): number {
  return Math.log(1 + texts / Math.max(1, count)) ** rarityPower;
}
