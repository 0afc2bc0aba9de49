import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { CompactText } from './compact-text.ts';
import type { Features } from './feature-reader.ts';
import { weightOfCode, type LinearModel } from './linear-model.ts';

/** Which label to explain, and by how much it passed its threshold, as a margin. */
interface Question {
  label: number;
  surplus: number;
}

const maxSpans = 12;

/**
 * The words of the text that spoke most for a label, verbatim, enough of them that without them the label
 * would fail (at most 12 spans). What a feature contributes is shared among its characters.
 */
export function tellingWords(
  model: LinearModel,
  text: CompactText,
  features: Features,
  { label, surplus }: Question,
): EvidenceSpan[] {
  const upTo = contributionsUpTo(model, features, label, text.characters.length);
  const contribution = (start: number, end: number) => (upTo[end] ?? 0) - (upTo[start] ?? 0);
  let start = 0;
  const words = text.words
    .map((word) => {
      const here = { start, end: start + word.length, word };
      start = here.end;
      return { ...here, speaks: contribution(here.start, here.end) };
    })
    .filter(({ word, speaks }) => speaks > 0 && /[\p{L}\p{N}]/u.test(word))
    .sort((a, b) => b.speaks - a.speaks);
  const chosen: typeof words = [];
  let explained = 0;
  for (const word of words) {
    if (chosen.length >= maxSpans || (explained > surplus && chosen.length > 0)) break;
    chosen.push(word);
    explained += word.speaks;
  }
  return joined(chosen.sort((a, b) => a.start - b.start)).map((range) =>
    spanOf(text, range, `model/${model.card.labels[label]?.name ?? ''}`),
  );
}

/** Running sum over characters of what the features at them contribute to the label's margin. */
function contributionsUpTo(
  { card, rarity, codes }: LinearModel,
  { size, buckets, values, counts, occurrences }: Features,
  label: number,
  length: number,
): Float64Array {
  const labels = card.labels.length;
  const scale = card.labels[label]?.scale ?? 0;
  let squares = 0;
  const share = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const bucket = buckets[i] ?? 0;
    const value = (values[i] ?? 0) * (rarity[bucket] ?? 0);
    squares += value * value;
    const weight = weightOfCode[(codes[bucket * labels + label] ?? 0) + 128] ?? 0;
    share[i] = (value * weight * scale) / (counts[i] || 1);
  }
  const norm = Math.sqrt(squares) || 1;
  const change = new Float64Array(length + 2);
  for (let k = 0; k < occurrences.length; k++) {
    const start = occurrences.starts[k] ?? 0;
    const end = occurrences.ends[k] ?? 0;
    if (end <= start) continue;
    const each = (share[occurrences.of[k] ?? 0] ?? 0) / norm / (end - start);
    change[start] = (change[start] ?? 0) + each;
    change[end] = (change[end] ?? 0) - each;
  }
  const upTo = new Float64Array(length + 1);
  let rate = 0;
  for (let i = 0; i < length; i++) {
    rate += change[i] ?? 0;
    upTo[i + 1] = (upTo[i] ?? 0) + rate;
  }
  return upTo;
}

interface Range {
  start: number;
  end: number;
}

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const { start, end } of ranges) {
    const last = result.at(-1);
    if (last?.end === start) last.end = end;
    else result.push({ start, end });
  }
  return result;
}

function spanOf(text: CompactText, { start, end }: Range, rule: string): EvidenceSpan {
  const place = text.placeOf(start, end);
  return { ...place, rule };
}
