interface Scored {
  probability: number;
  isTrue: boolean;
}

/** From which probability a label is suspected, and from which it is sure. */
export interface Thresholds {
  suspected: number;
  sure: number;
}

const surePrecision = 0.98;

/**
 * `suspected` is where the mean of F1 with the label's absence weighed in (`absenceWeight` 0–1) is best on
 * these rows; `sure` is the lowest probability from there on at which 98 % were right, else 1.
 */
export function chooseThresholds(rows: readonly Scored[], absenceWeight: number): Thresholds {
  const ranked = [...rows].sort((a, b) => b.probability - a.probability);
  const positives = ranked.filter(({ isTrue }) => isTrue).length;
  let best = { score: -1, suspected: 0.5 };
  let sure = 1;
  let hits = 0;
  ranked.forEach(({ probability, isTrue }, index) => {
    if (isTrue) hits++;
    const next = ranked[index + 1]?.probability ?? 0;
    if (next === probability) return;
    const taken = index + 1;
    const threshold = (probability + next) / 2;
    const errors = taken - hits + (positives - hits);
    const rejected = ranked.length - taken - (positives - hits);
    const score = (1 - absenceWeight) * f1(hits, errors) + absenceWeight * f1(rejected, errors);
    if (score > best.score) best = { score, suspected: threshold };
    if (hits / taken >= surePrecision) sure = threshold;
  });
  return { suspected: best.suspected, sure: Math.max(sure, best.suspected) };
}

function f1(hits: number, errors: number): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + errors);
}
