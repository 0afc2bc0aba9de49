import { array, assert, constantFrom, integer, nat, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { mostTelling } from '../../../src/understanding/stories/likeness.ts';
import { openVocabulary } from '../../../src/understanding/stories/vocabulary.ts';

it('keeps the terms that tell most, of equals the first, as sorting them all would', () => {
  const vocabulary = openVocabulary();
  const text = array(tuple(nat(40), constantFrom(1, 1.5, 2, 2.25)), {
    minLength: 1,
    maxLength: 300,
  });
  assert(
    property(text, integer({ min: 1, max: 200 }), (terms, limit) => {
      const ids = Int32Array.from(terms, ([id]) => id);
      const amounts = Float32Array.from(terms, ([, amount]) => amount);
      vocabulary.learn({ ids: ids.slice(0, 30), amounts, areWords: false });
      const weigh = (at: number) =>
        Math.fround((amounts[at] ?? 0) * vocabulary.rarity(ids[at] ?? 0));
      const expected = [...ids.keys()]
        .sort((a, b) => weigh(b) - weigh(a) || a - b)
        .slice(0, limit)
        .sort((a, b) => a - b);
      const kept = mostTelling({ ids, amounts, areWords: false }, limit, vocabulary);
      expect([...kept.ids]).toEqual(expected.map((at) => ids[at]));
      expect([...kept.amounts]).toEqual(expected.map((at) => amounts[at]));
    }),
  );
});
