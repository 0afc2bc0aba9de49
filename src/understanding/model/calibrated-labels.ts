import type { ModelCard, Platt } from '../../domain/model-card.ts';
import { plattByTier, plattScaling, type Judged } from './calibrate.ts';
import { compactText } from './compact-text.ts';
import { openFeatureReader } from './feature-reader.ts';
import type { LabelledText } from './labelled-text.ts';
import type { Lesson, Question } from './lessons.ts';
import { gatesOf, marginsOf, plattOf, probabilityOf, type LinearModel } from './linear-model.ts';
import { chooseThresholds } from './thresholds.ts';

/**
 * The labels of a packed model with their gates, calibrated on `dev`, and their thresholds there. For
 * `absenceWeight` see `chooseThresholds`.
 */
export function calibratedLabels(
  model: LinearModel,
  lessons: readonly Lesson[],
  { dev, absenceWeight }: { dev: readonly LabelledText[]; absenceWeight: number },
): ModelCard['labels'] {
  const read = openFeatureReader(model.card, model.rarity);
  const margins = dev.map(({ title, text }) => marginsOf(model, read(compactText(title, text))));
  const judgedBy = (ask: Question, column: number) =>
    dev.flatMap((row, at) => {
      const isTrue = ask(row);
      return isTrue === undefined
        ? []
        : [{ margin: margins[at]?.[column] ?? 0, isTrue, tier: row.tier }];
    });
  let gateColumn = model.card.labels.length;
  const labels = model.card.labels.map((label, index) => {
    const { holds, gate } = lessons[index] ?? {};
    const judged = holds ? judgedBy(holds, index) : [];
    const byTier = plattByTier(judged);
    return {
      ...label,
      ...plattOver(judged),
      ...(Object.keys(byTier).length > 0 && { byTier }),
      ...(label.gate &&
        gate && { gate: { ...label.gate, ...plattOver(judgedBy(gate, gateColumn++)) } }),
    };
  });
  const gates = margins.map((each) => gatesOf({ ...model.card, labels }, each));
  return labels.map((label, index) => {
    const scored = dev.flatMap(({ labels: known, tier }, row) => {
      const isTrue = known[label.name];
      const own = probabilityOf(plattOf(label, tier), margins[row]?.[index] ?? 0);
      return isTrue === undefined
        ? []
        : [{ probability: (gates[row]?.[index] ?? 1) * own, isTrue }];
    });
    return { ...label, ...chooseThresholds(scored, absenceWeight) };
  });
}

/** Rows of one kind only cannot calibrate: the margin then keeps its plain meaning. */
function plattOver(judged: readonly Judged[]): Platt {
  const isMixed = new Set(judged.map(({ isTrue }) => isTrue)).size === 2;
  return isMixed ? plattScaling(judged) : { slope: -1, shift: 0 };
}
