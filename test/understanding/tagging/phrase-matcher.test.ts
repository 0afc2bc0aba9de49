import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPhraseMatcher } from '../../../src/understanding/tagging/phrase-matcher.ts';

const found = (phrases: string[], text: string) =>
  openPhraseMatcher(phrases.map((phrase) => [phrase, phrase] as const))(text).map(
    ({ start, end }) => [start, text.slice(start, end)],
  );

describe('finding many phrases at once', () => {
  it('takes the longest phrase at each place, so that a compound hides its parts', () => {
    expect(found(['爆炸', '爆炸性', '火灾'], '爆炸性新闻，火灾')).toEqual([
      [0, '爆炸性'],
      [6, '火灾'],
    ]);
  });

  it('finds full-width and capital letters by their plain forms, at their own offsets', () => {
    expect(found(['12345'], '拨打１２３４５热线')).toEqual([[2, '１２３４５']]);
    expect(found(['ktv'], 'KTV失火')).toEqual([[0, 'KTV']]);
  });

  it('gives one hit all the meanings of its phrase', () => {
    const match = openPhraseMatcher([
      ['伤者', 'aftermath'],
      ['伤者', 'casualties'],
    ]);
    expect(match('伤者')).toEqual([{ start: 0, end: 2, meanings: ['aftermath', 'casualties'] }]);
  });

  it('finds what a plain search finds', () => {
    const word = fc.string({ unit: fc.constantFrom('山', '水', '火'), minLength: 1, maxLength: 3 });
    const text = fc.string({ unit: fc.constantFrom('山', '水', '火', '人'), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(word), text, (words, text) => {
        const hits = found(words, text);
        expect(hits.length > 0).toBe(words.some((one) => text.includes(one)));
      }),
    );
  });
});
