import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../../src/domain/evaluation/spread.ts';

const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 });

describe('what several assessors say together', () => {
  it('is the middle score, and how far they are apart', () => {
    expect(spreadOf([90, 20, 70])).toEqual({ median: 70, range: 70, count: 3 });
    expect(spreadOf([60, 80])).toEqual({ median: 70, range: 20, count: 2 });
    expect(spreadOf([])).toBeUndefined();
  });

  it('does not depend on who submits first', () => {
    fc.assert(
      fc.property(scores, (given) => {
        expect(spreadOf(given.toReversed())).toEqual(spreadOf(given));
      }),
    );
  });

  it('is not moved by one assessor beyond the others, however far he goes', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 100 }), (given, odd) => {
        const median = spreadOf([...given, ...given, odd])?.median ?? -1;
        expect(median).toBeGreaterThanOrEqual(Math.min(...given));
        expect(median).toBeLessThanOrEqual(Math.max(...given));
      }),
    );
  });
});
