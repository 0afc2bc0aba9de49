import { expect, it } from 'vitest';
import { nearestWord } from '../../src/config/nearest-word.ts';

it('finds the key that was meant behind a slip of the pen', () => {
  expect(nearestWord('perHostGapp', ['perHostGap', 'perHostConcurrency'])).toBe('perHostGap');
  expect(nearestWord('Tiemout', ['timeout', 'time'])).toBe('timeout');
});

it('guesses nothing when no key is near', () => {
  expect(nearestWord('colour', ['perHostGap', 'timeout'])).toBeUndefined();
  expect(nearestWord('x', [])).toBeUndefined();
});
