import type { Platt } from '../../domain/model-card.ts';
import type { SourceTier } from '../../domain/source.ts';
import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import { compactText } from './compact-text.ts';
import { openFeatureReader } from './feature-reader.ts';
import { gatesOf, marginsOf, plattOf, probabilityOf, type LinearModel } from './linear-model.ts';
import { tellingWords } from './telling-words.ts';

/** What the model holds of one label for one text. */
export interface Judgement {
  label: string;
  probability: number;
  /** Unlike what the model learned from: it is never sure. */
  isUnfamiliar: boolean;
  /** `likely` from the label's first threshold on, `sure` from its second. */
  verdict: 'unlikely' | 'likely' | 'sure';
  /** The verbatim words that spoke for it; call it before the next text is judged. */
  evidence(): EvidenceSpan[];
}

/**
 * Builds a judge: every label's probability for a text, calibrated for the type of its source where that is known and
 * enough was. Reads its first 8,000 characters.
 */
export function openJudge(
  model: LinearModel,
): (title: string, text: string, tier?: SourceTier) => Judgement[] {
  const read = openFeatureReader(model.card, model.rarity);
  return (title, text, tier) => {
    const compact = compactText(title, text);
    const features = read(compact);
    const margins = marginsOf(model, features);
    const gates = gatesOf(model.card, margins);
    const isNewTier = tier !== undefined && model.card.tiers?.includes(tier) === false;
    const isUnfamiliar =
      isNewTier ||
      features.unseen > model.card.familiar ||
      compact.characters.length > model.card.familiarLength;
    return model.card.labels.map((label, index) => {
      const margin = margins[index] ?? 0;
      const platt = plattOf(label, tier);
      const gate = gates[index] ?? 1;
      const probability = gate * probabilityOf(platt, margin);
      return {
        label: label.name,
        probability,
        isUnfamiliar,
        verdict:
          probability < label.suspected
            ? 'unlikely'
            : probability < label.sure || isUnfamiliar
              ? 'likely'
              : 'sure',
        evidence: () =>
          tellingWords(model, compact, features, {
            label: index,
            failsBelow: marginAt(platt, label.suspected / gate),
          }),
      };
    });
  };
}

/** The margin at which the calibrated probability is `probability`. */
function marginAt({ slope, shift }: Platt, probability: number): number {
  const bounded = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return (Math.log(1 / bounded - 1) - shift) / slope;
}
