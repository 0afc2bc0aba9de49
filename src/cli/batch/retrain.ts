import { join } from 'node:path';
import type { LinearModel } from '../../understanding/model/linear-model.ts';
import { backwardLabels, evaluateModel } from '../../understanding/model/evaluate-model.ts';
import { readModelFolder } from '../../office/tagger.ts';
import type { BatchTask } from './labelled-row.ts';
import { currentVersion, nextVersion, putModelInUse } from './model-versions.ts';
import { closed, readLabelled, runTrain } from './train.ts';

/** What came of a retraining; scores are macro-F1, `before` absent when there was no model yet. */
export interface Retrained {
  version: string;
  /** What was in use until then. */
  before: string | undefined;
  isPromoted: boolean;
  dev: { before?: number; after: number };
  golden: { before?: number; after: number };
  /** Labels that it has learned the wrong way round: never to be used. */
  backward: readonly string[];
}

/**
 * `huiying train --corrections`: learns from `trainFiles` and what analysts corrected, keeps the model as a new
 * version of `folder`, and puts it to use only if neither the development rows nor the frozen golden rows are
 * judged worse than by the version in use, and no label was learned backwards.
 */
export async function runRetrain(options: {
  task: BatchTask;
  trainFiles: readonly string[];
  devFiles: readonly string[];
  /** Rows of `huiying model corrections`. */
  correctionFiles: readonly string[];
  goldenFile: string;
  folder: string;
}): Promise<Retrained> {
  const { task, devFiles, folder } = options;
  const trainFiles = [...options.trainFiles, ...options.correctionFiles];
  const version = await nextVersion(folder);
  await runTrain({ task, trainFiles, devFiles, out: join(folder, version) });
  const candidate = await readModelFolder(join(folder, version));
  const current = await currentVersion(folder);
  const inUse = current === undefined ? undefined : await readModelFolder(join(folder, current));
  const compare = async (files: readonly string[]) => {
    const rows = await readLabelled(task, files);
    const scoreOf = (model: LinearModel) =>
      evaluateModel(
        model,
        closed({ task, labels: model.card.labels.map(({ name }) => name) }, rows),
      ).macroF1;
    return { ...(inUse && { before: scoreOf(inUse) }), after: scoreOf(candidate) };
  };
  const dev = await compare(devFiles);
  const golden = await compare([options.goldenFile]);
  const backward = backwardLabels(candidate);
  const isPromoted =
    backward.length === 0 && [dev, golden].every(({ before = 0, after }) => after >= before);
  if (isPromoted) await putModelInUse(folder, version);
  return { version, before: current, isPromoted, dev, golden, backward };
}
