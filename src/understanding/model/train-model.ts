import type { ModelCard } from '../../domain/model-card.ts';
import { compactText } from './compact-text.ts';
import { openFeatureReader, type FeatureShape } from './feature-reader.ts';
import { calibratedLabels } from './calibrated-labels.ts';
import type { LabelledText } from './labelled-text.ts';
import { lessonOf, type Question } from './lessons.ts';
import { discriminationScales, trainWeights, type SparseRows } from './train-weights.ts';
import { columnsOf, rarityUnit, type LinearModel } from './linear-model.ts';

/** What to learn, and how. */
export interface TrainingPlan extends FeatureShape {
  task: string;
  role?: ModelCard['role'] | undefined;
  labels: readonly string[];
  /** Labels that are learned among sources in which they occur; see `lessonOf`. */
  gated?: readonly string[];
  /** 1 lets rare features count by the logarithm of their rarity, less softens that. */
  rarityPower: number;
  /** How dear an error is against smoothness. */
  cost: number;
  /** See `chooseThresholds`. */
  absenceWeight: number;
}

/** A feature seen in fewer texts says nothing that lasts. */
const leastTexts = 2;

/**
 * Trains one linear model per label on `train`, packs it to bytes, then calibrates it and chooses its
 * thresholds on `dev` with the packed weights. Deterministic.
 */
export function trainModel(
  plan: TrainingPlan,
  train: readonly LabelledText[],
  dev: readonly LabelledText[],
): LinearModel {
  const { rows, rarity } = readRows(plan, train);
  const lessons = plan.labels.map((label) =>
    lessonOf(label, train, plan.gated?.includes(label) === true),
  );
  const learn = (ask: Question, isGated: boolean) => {
    const targets = Int8Array.from(train, (row) => sign(ask(row)));
    const scales = discriminationScales(rows, targets, rarity.length);
    if (isGated) favourRare(scales, rows, rarity);
    return trainWeights(rows, targets, { cost: plan.cost, scales });
  };
  const own = lessons.map(({ holds, gate }) => learn(holds, gate !== undefined));
  const gates = lessons.map(({ gate }) => gate && learn(gate, true));
  const card: ModelCard = {
    format: 1,
    task: plan.task,
    role: plan.role ?? 'judges',
    bits: plan.bits,
    blockWeights: [...plan.blockWeights],
    ...(plan.opening && { opening: plan.opening }),
    labels: own.map((column, index) => {
      const gate = gates[index];
      return {
        name: plan.labels[index] ?? '',
        ...uncalibrated(column),
        ...(gate && { gate: uncalibrated(gate) }),
        suspected: 0.5,
        sure: 1,
      };
    }),
    familiar: 1,
    familiarLength: familiarLength(train),
    ...tiersOf(train),
    trainedOn: train.length,
    checkedOn: dev.length,
  };
  const columns = [...own, ...gates.flatMap((gate) => gate ?? [])];
  const model = { card, rarity, codes: pack(columns, card, rarity.length) };
  const labels = calibratedLabels(model, lessons, { dev, absenceWeight: plan.absenceWeight });
  return { ...model, card: { ...card, labels, familiar: familiarShare(model, plan, dev) } };
}

function sign(isTrue: boolean | undefined): -1 | 0 | 1 {
  return isTrue === undefined ? 0 : isTrue ? 1 : -1;
}

interface Column {
  weights: Float32Array;
  bias: number;
}

function uncalibrated({ weights, bias }: Column) {
  return { bias, scale: largest(weights), slope: -1, shift: 0 };
}

/** Among texts of like kinds the rarer words tell more: scales weighed by rarity, 1 on average over all occurrences. */
function favourRare(scales: Float32Array, { buckets }: SparseRows, rarity: Uint8Array): void {
  const total = buckets.reduce((sum, bucket) => sum + (rarity[bucket] ?? 0), 0);
  const average = total / Math.max(1, buckets.length) || 1;
  rarity.forEach((rare, bucket) => {
    scales[bucket] = (scales[bucket] ?? 0) * (rare / average);
  });
}

/** Reads the texts twice over: how rare each feature is, then rows of length 1 weighed by it. */
function readRows(
  plan: TrainingPlan,
  train: readonly LabelledText[],
): { rows: SparseRows; rarity: Uint8Array } {
  const read = openFeatureReader(plan);
  const textsWith = new Uint32Array(2 ** plan.bits);
  const starts = new Uint32Array(train.length + 1);
  const kept = train.map(({ title, text }, row) => {
    const { size, buckets, values } = read(compactText(title, text));
    for (let i = 0; i < size; i++) {
      const bucket = buckets[i] ?? 0;
      textsWith[bucket] = (textsWith[bucket] ?? 0) + 1;
    }
    starts[row + 1] = (starts[row] ?? 0) + size;
    return { buckets: buckets.slice(0, size), values: values.slice(0, size) };
  });
  const rarity = new Uint8Array(textsWith.length);
  textsWith.forEach((count, bucket) => {
    if (count < leastTexts) return;
    const rare = rarityUnit * Math.log(1 + train.length / count) ** plan.rarityPower;
    rarity[bucket] = Math.min(255, rare);
  });
  const total = starts[train.length] ?? 0;
  const rows = { starts, buckets: new Uint32Array(total), values: new Float32Array(total) };
  kept.forEach(({ buckets, values }, row) => {
    rows.buckets.set(buckets, starts[row]);
    rows.values.set(unitLength(buckets, values, rarity), starts[row]);
  });
  return { rows, rarity };
}

function unitLength(buckets: Uint32Array, values: Float32Array, rarity: Uint8Array): Float32Array {
  const weighed = values.map((value, i) => value * (rarity[buckets[i] ?? 0] ?? 0));
  const length = Math.sqrt(weighed.reduce((sum, value) => sum + value * value, 0)) || 1;
  return weighed.map((value) => value / length);
}

function largest(weights: Float32Array): number {
  return weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6);
}

/** Square-root codes keep small weights apart, of which there are most. */
function pack(trained: readonly Column[], card: ModelCard, size: number): Int8Array {
  const codes = new Int8Array(size * trained.length);
  const columns = columnsOf(card);
  trained.forEach(({ weights }, column) => {
    const scale = columns[column]?.scale ?? 1;
    weights.forEach((weight, bucket) => {
      if (weight === 0) return;
      const code = Math.round(127 * Math.sqrt(Math.abs(weight) / scale));
      codes[bucket * trained.length + column] = weight < 0 ? -code : code;
    });
  });
  return codes;
}

/** Only where every text names its source's type is a type that none names known to be new. */
function tiersOf(train: readonly LabelledText[]): Pick<ModelCard, 'tiers'> {
  const tiers = train.flatMap(({ tier }) => tier ?? []);
  return tiers.length < train.length ? {} : { tiers: [...new Set(tiers)].sort() };
}

/** A text so many times longer than nearly all that were learned from gathers words of everything. */
const lengthReach = 8;

function familiarLength(train: readonly LabelledText[]): number {
  const lengths = train.map(({ title, text }) => title.length + text.length).sort((a, b) => a - b);
  return lengthReach * Math.max(1, lengths[Math.floor(0.99 * lengths.length)] ?? 1);
}

/** All but a hundredth of the development texts have at most this share of features that training never saw. */
function familiarShare(
  model: LinearModel,
  plan: TrainingPlan,
  dev: readonly LabelledText[],
): number {
  const read = openFeatureReader(plan, model.rarity);
  const shares = dev.map(({ title, text }) => read(compactText(title, text)).unseen);
  return shares.sort((a, b) => a - b)[Math.floor(0.99 * shares.length)] ?? 1;
}
