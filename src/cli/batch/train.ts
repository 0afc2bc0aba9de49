import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import type { ModelCard } from '../../domain/model-card.ts';
import { modelBytes } from '../../understanding/model/model-bytes.ts';
import type { LabelledText } from '../../understanding/model/labelled-text.ts';
import { trainModel, type TrainingPlan } from '../../understanding/model/train-model.ts';
import { judgedPriorities } from '../../understanding/tagging/weigh-in-model.ts';
import { readRows } from './jsonl.ts';
import { readLabelledRow, type BatchTask } from './labelled-row.ts';

/** What one training made. */
export interface Trained {
  /** Labelled texts learned from and checked on. */
  trainRows: number;
  devRows: number;
  /** Of the weights. */
  bytes: number;
}

/**
 * `huiying train`: learns the task from `trainFiles`, calibrates and sets thresholds on `devFiles`, writes
 * `model.json` and `weights.bin` into `out`. Throws `message-invalid` for a bad row or when nothing is labelled.
 */
export async function runTrain(options: {
  task: BatchTask;
  trainFiles: readonly string[];
  devFiles: readonly string[];
  out: string;
  /** A smaller table of weights (2^bits per label) than the task's own. */
  bits?: number;
  blockWeights?: readonly number[];
  role?: ModelCard['role'];
}): Promise<Trained> {
  const { task, trainFiles, devFiles, out, ...shape } = options;
  const train = await readLabelled(task, trainFiles);
  const plan = { ...planFor(task, train), ...shape };
  if (plan.labels.length === 0) {
    throw new AppError(
      'message-invalid',
      `train: got no row with a label for ${task} in ${trainFiles.join(', ')}`,
    );
  }
  const dev = await readLabelled(task, devFiles);
  const model = trainModel(plan, closed(plan, train), closed(plan, dev));
  const bytes = modelBytes(model);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'weights.bin'), bytes);
  await writeFile(join(out, 'model.json'), `${JSON.stringify(model.card, null, 2)}\n`);
  return { trainRows: train.length, devRows: dev.length, bytes: bytes.length };
}

/** The rows of these files that tell anything of the task, each with its source as far as it names one. */
export async function readLabelled(
  task: BatchTask,
  files: readonly string[],
): Promise<(LabelledText & { source: string })[]> {
  const rows: (LabelledText & { source: string })[] = [];
  for (const file of files) {
    for await (const labelled of readRows(file, (row) => readLabelledRow(task, row))) {
      if (Object.keys(labelled.labels).length > 0) rows.push(labelled);
    }
  }
  return rows;
}

/** What to learn for the task: size, block weights and cost as measured best on development data; 8 MB of weights in all. */
export function planFor(task: BatchTask, train: readonly LabelledText[]): TrainingPlan {
  switch (task) {
    case 'tags':
      return {
        task,
        labels: judgedPriorities,
        gated: ['P4', 'P6'],
        bits: 20,
        blockWeights: [1, 1, 1, 1, 1, 1],
        rarityPower: 0.5,
        cost: 3,
        absenceWeight: 0,
      };
    case 'rumor':
      return {
        task,
        labels: ['rumor'],
        bits: 19,
        blockWeights: [0.5, 1, 1, 1, 1],
        rarityPower: 1,
        cost: 5,
        absenceWeight: 0.5,
      };
    case 'dept7':
      return {
        task,
        labels: [...new Set(train.flatMap((row) => Object.keys(row.labels)))].sort(),
        bits: 19,
        blockWeights: [0.5, 0.8, 0, 1, 0],
        opening: { characters: 30, times: 2 },
        rarityPower: 0.5,
        cost: 1,
        absenceWeight: 0,
      };
  }
}

/** Departments exclude each other: where one is named, the others are known to be wrong. */
export function closed(
  plan: Pick<TrainingPlan, 'task' | 'labels'>,
  rows: readonly LabelledText[],
): readonly LabelledText[] {
  if (plan.task !== 'dept7') return rows;
  return rows.map((row) => ({
    ...row,
    labels: Object.fromEntries(plan.labels.map((label) => [label, row.labels[label] === true])),
  }));
}
