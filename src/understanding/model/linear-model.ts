import type { ModelCard, Platt } from '../../domain/model-card.ts';
import type { SourceTier } from '../../domain/source.ts';
import type { Features } from './feature-reader.ts';

/** One linear model per label, and one per gate, over shared hashed features, in bytes. */
export interface LinearModel {
  card: ModelCard;
  /** Per bucket, how rare the feature is, × 1/`rarityUnit`; 0 where training never or hardly saw it. */
  rarity: Uint8Array;
  /** Per bucket, one code per column: sign(c) · (c / 127)² · scale. */
  codes: Int8Array;
}

export const rarityUnit = 20;

/** Weight of each code relative to its label's scale, at index code + 128. */
export const weightOfCode = Float32Array.from({ length: 256 }, (_, index) => {
  const share = (index - 128) / 127;
  return Math.sign(share) * share * share;
});

/** What the weights are of: first the labels, then the gates of those that have one, both in the card's order. */
export function columnsOf({
  labels,
}: Pick<ModelCard, 'labels'>): { bias: number; scale: number }[] {
  return [...labels, ...labels.flatMap(({ gate }) => gate ?? [])];
}

/** Margins of all columns: above 0 means that it is more likely than not, before calibration. */
export function marginsOf({ card, rarity, codes }: LinearModel, features: Features): Float64Array {
  const columns = columnsOf(card);
  const width = columns.length;
  const sums = new Float64Array(width);
  let squares = 0;
  for (let i = 0; i < features.size; i++) {
    const bucket = features.buckets[i] ?? 0;
    const rare = rarity[bucket] ?? 0;
    if (rare === 0) continue;
    const value = (features.values[i] ?? 0) * rare;
    squares += value * value;
    const at = bucket * width;
    for (let column = 0; column < width; column++) {
      const weight = weightOfCode[(codes[at + column] ?? 0) + 128] ?? 0;
      sums[column] = (sums[column] ?? 0) + value * weight;
    }
  }
  const norm = Math.sqrt(squares) || 1;
  return sums.map((sum, column) => {
    const { scale, bias } = columns[column] ?? { scale: 0, bias: 0 };
    return (sum / norm) * scale + bias;
  });
}

/** For each label how likely its gate finds the text, from the margins of all columns; 1 without a gate. */
export function gatesOf({ labels }: ModelCard, margins: Float64Array): number[] {
  let column = labels.length;
  return labels.map(({ gate }) => (gate ? probabilityOf(gate, margins[column++] ?? 0) : 1));
}

/** The scaling of a source's type, else the one over all. */
export function plattOf(
  label: Platt & Pick<ModelCard['labels'][number], 'byTier'>,
  tier: SourceTier | undefined,
): Platt {
  return (tier && label.byTier?.[tier]) ?? label;
}

/** Calibrated probability of one column. */
export function probabilityOf({ slope, shift }: Platt, margin: number): number {
  return 1 / (1 + Math.exp(slope * margin + shift));
}
