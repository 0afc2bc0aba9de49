import type { Platt } from '../../domain/model-card.ts';
import type { SourceTier } from '../../domain/source.ts';

/** A margin with whether the label truly held. */
export interface Judged {
  margin: number;
  isTrue: boolean;
}

/**
 * Platt scaling after Lin, Lu and Weng (2007): slope and shift of 1 / (1 + exp(slope × margin + shift)),
 * found by Newton's method with backtracking on smoothed targets. With one class only, the shift says so.
 */
export function plattScaling(judged: readonly Judged[]): Platt {
  const positives = judged.filter(({ isTrue }) => isTrue).length;
  const negatives = judged.length - positives;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  const points = judged.map(({ margin, isTrue }) => ({ margin, target: isTrue ? high : low }));
  let at = { slope: 0, shift: Math.log((negatives + 1) / (positives + 1)) };
  let loss = lossAt(points, at);
  for (let round = 0; round < 100; round++) {
    const step = newtonStep(points, at);
    if (Math.abs(step.gradientSlope) < 1e-5 && Math.abs(step.gradientShift) < 1e-5) break;
    let size = 1;
    for (; size >= 1e-10; size /= 2) {
      const next = { slope: at.slope + size * step.slope, shift: at.shift + size * step.shift };
      const nextLoss = lossAt(points, next);
      if (nextLoss >= loss) continue;
      at = next;
      loss = nextLoss;
      break;
    }
    if (size < 1e-10) break;
  }
  return at;
}

/** So many rows of a source type, and so many of each kind among them, calibrate it apart from the others. */
const leastOfTier = 100;
const leastOfKind = 10;

/** Platt scaling for each source type of which enough is known; where the margin would count backwards, none. */
export function plattByTier(
  judged: readonly (Judged & { tier?: SourceTier | undefined })[],
): Partial<Record<SourceTier, Platt>> {
  const tiers = new Set(judged.flatMap(({ tier }) => tier ?? []));
  const own = [...tiers].sort().flatMap((tier) => {
    const rows = judged.filter((row) => row.tier === tier);
    const positives = rows.filter(({ isTrue }) => isTrue).length;
    const rarer = Math.min(positives, rows.length - positives);
    if (rows.length < leastOfTier || rarer < leastOfKind) return [];
    const platt = plattScaling(rows);
    return platt.slope < 0 ? [[tier, platt] as const] : [];
  });
  return Object.fromEntries(own);
}

interface Point {
  margin: number;
  target: number;
}

function lossAt(
  points: readonly Point[],
  { slope, shift }: { slope: number; shift: number },
): number {
  let loss = 0;
  for (const { margin, target } of points) {
    const z = slope * margin + shift;
    loss +=
      z >= 0 ? target * z + Math.log1p(Math.exp(-z)) : (target - 1) * z + Math.log1p(Math.exp(z));
  }
  return loss;
}

function newtonStep(points: readonly Point[], at: { slope: number; shift: number }) {
  let [hss, hst, htt, gradientSlope, gradientShift] = [1e-12, 0, 1e-12, 0, 0];
  for (const { margin, target } of points) {
    const p = 1 / (1 + Math.exp(at.slope * margin + at.shift));
    const curvature = p * (1 - p);
    hss += margin * margin * curvature;
    hst += margin * curvature;
    htt += curvature;
    gradientSlope += margin * (target - p);
    gradientShift += target - p;
  }
  const determinant = hss * htt - hst * hst;
  return {
    slope: -(htt * gradientSlope - hst * gradientShift) / determinant,
    shift: -(hss * gradientShift - hst * gradientSlope) / determinant,
    gradientSlope,
    gradientShift,
  };
}

/** Mean gap between stated and true frequency over ten equal-width bins, weighted by their size. */
export function expectedCalibrationError(
  judged: readonly { probability: number; isTrue: boolean }[],
): number {
  const bins = Array.from({ length: 10 }, () => ({ stated: 0, real: 0 }));
  for (const { probability, isTrue } of judged) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    if (!bin) continue;
    bin.stated += probability;
    bin.real += isTrue ? 1 : 0;
  }
  const gap = bins.reduce((sum, { stated, real }) => sum + Math.abs(stated - real), 0);
  return judged.length === 0 ? 0 : gap / judged.length;
}
