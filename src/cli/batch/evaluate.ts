import { evaluateModel, type ModelReport } from '../../understanding/model/evaluate-model.ts';
import { trainModel } from '../../understanding/model/train-model.ts';
import type { BatchTask } from './labelled-row.ts';
import { closed, planFor, readLabelled } from './train.ts';

/**
 * `huiying evaluate`: learns from `trainFiles`, and reports on `devFiles` per class with calibration; then leaves
 * out each source in turn, learns from the others and reports on the one left out. Lines of text, ready to print.
 */
export async function runEvaluate(options: {
  task: BatchTask;
  trainFiles: readonly string[];
  devFiles: readonly string[];
}): Promise<string[]> {
  const { task } = options;
  const train = await readLabelled(task, options.trainFiles);
  const dev = await readLabelled(task, options.devFiles);
  const plan = planFor(task, train);
  const report = (without?: string): ModelReport => {
    const isLeft = ({ source }: { source: string }) => source !== without;
    const model = trainModel(
      plan,
      closed(plan, train.filter(isLeft)),
      closed(plan, dev.filter(isLeft)),
    );
    const judged = dev.filter(({ source }) => without === undefined || source === without);
    return evaluateModel(model, closed(plan, judged));
  };
  const whole = report();
  const sources = [...new Set(dev.map(({ source }) => source))].sort();
  const leftOut = sources.length < 2 ? [] : sources.map((source) => leftOutLine(source, report));
  return [
    `${task}: ${train.length} rows learned from, ${dev.length} rows checked`,
    ...tableOf(whole),
    ...calibrationOf(whole),
    ...(leftOut.length > 0 ? ['', 'leave one source out'] : []),
    ...leftOut,
  ];
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(7);
const score = (value: number) => value.toFixed(3);

function tableOf({ labels, macroF1 }: ModelReport): string[] {
  return [
    'label        precision  recall  F1     holds  known  ECE',
    ...labels.map(({ label, precision, recall, f1, positives, known, calibrationError }) => {
      const counts = `${String(positives).padStart(5)}  ${String(known).padStart(5)}`;
      const scores = `${score(precision)}      ${score(recall)}   ${score(f1)}`;
      return `${label.padEnd(12)} ${scores}  ${counts}  ${score(calibrationError)}`;
    }),
    `macro-F1 ${score(macroF1)}`,
  ];
}

function calibrationOf({ labels }: ModelReport): string[] {
  return labels.flatMap(({ label, reliability }) => [
    '',
    `${label}: stated probability against what was true`,
    ...reliability.map(({ from, rows, stated, real }) => {
      const range = `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`;
      return `  ${range}  ${String(rows).padStart(6)} rows  stated ${percent(stated)}  true ${percent(real)}`;
    }),
  ]);
}

function leftOutLine(source: string, report: (without: string) => ModelReport): string {
  const { labels } = report(source);
  const scored = labels
    .filter(({ positives }) => positives > 0)
    .map(({ label, f1, recall }) => `${label} F1 ${score(f1)} recall ${score(recall)}`);
  const name = source === '' ? '(no source)' : source;
  return `  ${name.padEnd(16)} ${scored.length > 0 ? scored.join(', ') : 'no label holds here'}`;
}
