import { assert, constantFrom, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { bare } from '../../../src/sources/shared/title.ts';

const usual = Array.from('aZ09 -_~\n\t·—‘’“”…\u3000、。《》【】〈一中龿！（），：；？');
const rare = Array.from('Ａ９々é\u0301℃①㎡İß가');

it.each([
  ['plain texts', usual],
  ['texts with rare characters', [...usual, ...rare]],
])('reads the letters and digits of %s in their plain spelling', (_, characters) => {
  assert(
    property(string({ unit: constantFrom(...characters) }), (text) => {
      const spelt = text.normalize('NFKC').toLowerCase();
      expect(bare(text)).toBe(spelt.replace(/[^\p{L}\p{N}]+/gu, ''));
    }),
  );
});
