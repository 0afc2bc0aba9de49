import { expectedCalibrationError } from './calibrate.ts';
import type { LinearModel } from './linear-model.ts';
import { openJudge } from './open-judge.ts';
import type { LabelledText } from './labelled-text.ts';

/** How good one label is on rows where it is known. */
export interface LabelReport {
  label: string;
  precision: number;
  recall: number;
  f1: number;
  /** Rows where it truly holds, and rows where it is known at all. */
  positives: number;
  known: number;
  /** Mean gap between stated and true frequency. */
  calibrationError: number;
  /** Ten bins of stated probability: how many rows, mean stated, share that was true. */
  reliability: readonly ReliabilityBin[];
}

export interface ReliabilityBin {
  from: number;
  rows: number;
  stated: number;
  real: number;
}

export interface ModelReport {
  labels: readonly LabelReport[];
  /** Mean F1 of the labels that truly hold somewhere. */
  macroF1: number;
}

/** Judges every row by the model's own thresholds; for `dept7`, where labels exclude each other, by the likeliest. */
export function evaluateModel(model: LinearModel, rows: readonly LabelledText[]): ModelReport {
  const judge = openJudge(model);
  const isExclusive = model.card.task === 'dept7';
  const seen = new Map<string, Outcome[]>(model.card.labels.map(({ name }) => [name, []]));
  for (const { title, text, labels, tier } of rows) {
    const judgements = judge(title, text, tier);
    const likeliest = Math.max(...judgements.map(({ probability }) => probability));
    for (const { label, probability, verdict } of judgements) {
      const isTrue = labels[label];
      if (isTrue === undefined) continue;
      const isSaid = isExclusive ? probability === likeliest : verdict !== 'unlikely';
      seen.get(label)?.push({ probability, isTrue, isSaid });
    }
  }
  const labels = [...seen].map(([label, outcomes]) => reportOf(label, outcomes));
  const scored = labels.filter(({ positives }) => positives > 0);
  const sum = scored.reduce((total, { f1 }) => total + f1, 0);
  return { labels, macroF1: scored.length === 0 ? 0 : sum / scored.length };
}

/**
 * Labels that hold the less, the more the model speaks for them: calibration then turned its margins round, and
 * its scores on the rows that calibrated it deceive.
 */
export function backwardLabels({ card }: LinearModel): string[] {
  return card.labels
    .filter(({ slope, gate }) => slope >= 0 || (gate && gate.slope >= 0))
    .map(({ name }) => name);
}

interface Outcome {
  probability: number;
  isTrue: boolean;
  isSaid: boolean;
}

function reportOf(label: string, outcomes: readonly Outcome[]): LabelReport {
  const positives = outcomes.filter(({ isTrue }) => isTrue).length;
  const said = outcomes.filter(({ isSaid }) => isSaid).length;
  const hits = outcomes.filter(({ isTrue, isSaid }) => isTrue && isSaid).length;
  return {
    label,
    precision: said === 0 ? 0 : hits / said,
    recall: positives === 0 ? 0 : hits / positives,
    f1: hits === 0 ? 0 : (2 * hits) / (said + positives),
    positives,
    known: outcomes.length,
    calibrationError: expectedCalibrationError(outcomes),
    reliability: reliabilityOf(outcomes),
  };
}

function reliabilityOf(outcomes: readonly Outcome[]): ReliabilityBin[] {
  const bins = Array.from({ length: 10 }, (_, index) => ({
    from: index / 10,
    rows: 0,
    stated: 0,
    real: 0,
  }));
  for (const { probability, isTrue } of outcomes) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    if (!bin) continue;
    bin.rows += 1;
    bin.stated += probability;
    bin.real += isTrue ? 1 : 0;
  }
  return bins
    .filter(({ rows }) => rows > 0)
    .map(({ from, rows, stated, real }) => ({
      from,
      rows,
      stated: stated / rows,
      real: real / rows,
    }));
}
