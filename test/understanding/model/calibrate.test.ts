import { describe, expect, it } from 'vitest';
import {
  expectedCalibrationError,
  plattByTier,
  plattScaling,
} from '../../../src/understanding/model/calibrate.ts';
import { probabilityOf } from '../../../src/understanding/model/linear-model.ts';

/** At each margin from -3 to 3 the label holds as often as a logistic curve of slope 2 says. */
const judged = Array.from({ length: 61 }, (_, i) => (i - 30) / 10).flatMap((margin) =>
  Array.from({ length: 100 }, (_, k) => ({
    margin,
    isTrue: k < Math.round(100 / (1 + Math.exp(-2 * margin))),
  })),
);

describe('calibrating margins to probabilities', () => {
  it('tells source types apart of which enough is known, and leaves the others to the whole', () => {
    const official = judged.map((row) => ({ ...row, tier: 'official' as const }));
    const few = judged.slice(0, 50).map((row) => ({ ...row, tier: 'forum' as const }));
    const shifted = official.map(({ margin, ...row }) => ({ ...row, margin: margin + 1 }));
    const byTier = plattByTier([...shifted, ...few, ...judged]);
    expect(Object.keys(byTier)).toEqual(['official']);
    expect(byTier.official?.slope).toBeCloseTo(-2, 1);
    expect(byTier.official?.shift).toBeCloseTo(2, 1);
  });

  it('finds the curve that the judgements follow', () => {
    const { slope, shift } = plattScaling(judged);
    expect(slope).toBeCloseTo(-2, 1);
    expect(shift).toBeCloseTo(0, 1);
  });

  it('leaves hardly a gap between stated and true frequency', () => {
    const curve = plattScaling(judged);
    const stated = judged.map(({ margin, isTrue }) => ({
      probability: probabilityOf(curve, margin),
      isTrue,
    }));
    expect(expectedCalibrationError(stated)).toBeLessThan(0.02);
  });

  it('stays finite when all judgements agree, or there are none', () => {
    for (const rows of [[], [{ margin: 1, isTrue: true }]]) {
      const probability = probabilityOf(plattScaling(rows), 1);
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
    }
  });

  it('counts a gap of one half as one half', () => {
    const rows = [
      { probability: 1, isTrue: true },
      { probability: 1, isTrue: false },
    ];
    expect(expectedCalibrationError(rows)).toBe(0.5);
  });
});
