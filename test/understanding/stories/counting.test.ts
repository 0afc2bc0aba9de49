import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCounting } from '../../../src/understanding/stories/counting.ts';

describe('counting', () => {
  it('counts as a map does, text after text, in the order in which the numbers came', () => {
    const counting = openCounting();
    const text = array(tuple(nat(2 ** 20), constantFrom(0.7, 1, 4)), {
      maxLength: 3000,
    });
    assert(
      property(text, (numbers) => {
        const expected = new Map<number, number>();
        counting.begin(numbers.length);
        for (const [id, weight] of numbers) {
          counting.count(id, weight);
          expected.set(id, (expected.get(id) ?? 0) + weight);
        }
        const { ids, counts } = counting.counted();
        expect([...ids].map((id, at) => [id, counts[at]])).toEqual([...expected]);
      }),
    );
  });

  it('grows with a text that is longer than all before', () => {
    const counting = openCounting();
    const most = 100_000;
    counting.begin(most);
    for (let id = 0; id < most; id += 1) counting.count(id * 10, 1);
    expect(counting.counted().ids).toHaveLength(most);
    counting.begin(1);
    expect(counting.counted().ids).toHaveLength(0);
  });
});
