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
/** However right the rows above were: few of them prove little of one that is as likely as not. */
const sureAtLeast = 0.75;

/**
 * `suspected` is the highest of the best thresholds on these rows: best by F1 of the label, with F1 of its
 * absence weighed in (`absenceWeight` 0–1). `sure` is the lowest from there on, and from .75 on, at which 98 % were
 * right, else 1.
 */
export function chooseThresholds(rows: readonly Scored[], absenceWeight: number): Thresholds {
  const ranked = [...rows].sort((a, b) => b.probability - a.probability);
  const positives = ranked.filter(({ isTrue }) => isTrue).length;
  const candidates: { score: number; threshold: number; precision: number }[] = [];
  let hits = 0;
  ranked.forEach(({ probability, isTrue }, index) => {
    if (isTrue) hits++;
    const next = ranked[index + 1]?.probability ?? 0;
    if (next === probability) return;
    const taken = index + 1;
    const errors = taken - hits + (positives - hits);
    const rejected = ranked.length - taken - (positives - hits);
    candidates.push({
      score: (1 - absenceWeight) * f1(hits, errors) + absenceWeight * f1(rejected, errors),
      threshold: (probability + next) / 2,
      precision: hits / taken,
    });
  });
  const best = candidates.reduce((most, { score }) => Math.max(most, score), 0);
  const suspected = candidates.find(({ score }) => score === best)?.threshold ?? 0.5;
  const sure = candidates.findLast(
    ({ threshold, precision }) => threshold >= suspected && precision >= surePrecision,
  );
  return { suspected, sure: sure ? Math.max(sure.threshold, sureAtLeast) : 1 };
}

function f1(hits: number, errors: number): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + errors);
}
