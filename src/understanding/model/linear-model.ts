import type { ModelCard, Platt } from '../../domain/model-card.ts';
import type { SourceTier } from '../../domain/source.ts';
import type { Features } from './feature-reader.ts';

/** One linear model per label over shared hashed features, in bytes. */
export interface LinearModel {
  card: ModelCard;
  /** Per bucket, how rare the feature is, × 1/`rarityUnit`; 0 where training never or hardly saw it. */
  rarity: Uint8Array;
  /** Per bucket, one code per label: sign(c) · (c / 127)² · scale. */
  codes: Int8Array;
}

export const rarityUnit = 20;

/** Weight of each code relative to its label's scale, at index code + 128. */
export const weightOfCode = Float32Array.from({ length: 256 }, (_, index) => {
  const share = (index - 128) / 127;
  return Math.sign(share) * share * share;
});

/** Margins of all labels: above 0 means that the label is more likely than not, before calibration. */
export function marginsOf({ card, rarity, codes }: LinearModel, features: Features): Float64Array {
  const labels = card.labels.length;
  const sums = new Float64Array(labels);
  let squares = 0;
  for (let i = 0; i < features.size; i++) {
    const bucket = features.buckets[i] ?? 0;
    const rare = rarity[bucket] ?? 0;
    if (rare === 0) continue;
    const value = (features.values[i] ?? 0) * rare;
    squares += value * value;
    const at = bucket * labels;
    for (let label = 0; label < labels; label++) {
      const weight = weightOfCode[(codes[at + label] ?? 0) + 128] ?? 0;
      sums[label] = (sums[label] ?? 0) + value * weight;
    }
  }
  const norm = Math.sqrt(squares) || 1;
  return sums.map((sum, label) => {
    const { scale, bias } = card.labels[label] ?? { scale: 0, bias: 0 };
    return (sum / norm) * scale + bias;
  });
}

/** The scaling of a source's type, else the one over all. */
export function plattOf(
  label: Platt & Pick<ModelCard['labels'][number], 'byTier'>,
  tier: SourceTier | undefined,
): Platt {
  return (tier && label.byTier?.[tier]) ?? label;
}

/** Calibrated probability of one label. */
export function probabilityOf(label: Platt, margin: number): number {
  return 1 / (1 + Math.exp(label.slope * margin + label.shift));
}
