import { describe, expect, it } from 'vitest';
import { chooseThresholds } from '../../../src/understanding/model/thresholds.ts';

const rows = (...scored: [probability: number, isTrue: boolean][]) =>
  scored.map(([probability, isTrue]) => ({ probability, isTrue }));

describe('choosing thresholds', () => {
  it('suspects where F1 is best, between two probabilities', () => {
    const { suspected } = chooseThresholds(
      rows([0.9, true], [0.7, true], [0.4, false], [0.2, false]),
      0,
    );
    expect(suspected).toBeCloseTo(0.55);
  });

  it('is sure only from where 98 % were right', () => {
    const mixed = rows([0.9, true], [0.86, true], [0.8, false], [0.5, true], [0.5, true]);
    const { suspected, sure } = chooseThresholds(mixed, 0);
    expect(suspected).toBeLessThan(0.5);
    expect(sure).toBeCloseTo(0.83);
  });

  it('is never sure of what is as likely as not, however right a few rows were', () => {
    const { suspected, sure } = chooseThresholds(rows([0.9, true], [0.5, true], [0.1, false]), 0);
    expect(suspected).toBeCloseTo(0.3);
    expect(sure).toBe(0.75);
  });

  it('is never sure when nothing is known', () => {
    expect(chooseThresholds([], 0)).toEqual({ suspected: 0.5, sure: 1 });
  });
});
