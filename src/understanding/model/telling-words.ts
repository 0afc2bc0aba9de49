import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { CompactText } from './compact-text.ts';
import { timesCounted, type Features } from './feature-reader.ts';
import { columnsOf, weightOfCode, type LinearModel } from './linear-model.ts';

/** Which label to explain, and the margin below which it would fail. */
interface Question {
  label: number;
  failsBelow: number;
}

const maxWords = 40;
/** Cutting words out makes new neighbours, which speak a little too. */
const safety = 0.15;

/**
 * The words of the text that spoke most for a label, verbatim: as many as it takes until the label would
 * fail without them, at most 40. What a feature contributes is shared among its characters.
 */
export function tellingWords(
  model: LinearModel,
  text: CompactText,
  features: Features,
  { label, failsBelow }: Question,
): EvidenceSpan[] {
  const upTo = runningSums(model, features, label, text.characters.length);
  const words = speakingWords(text.words, upTo)
    .sort((a, b) => b.speaks - a.speaks)
    .slice(0, maxWords);
  const whole = text.characters.length;
  let left = upTo.ofForm.contribution + (upTo.contribution[whole] ?? 0);
  let squares = upTo.ofForm.square + (upTo.squares[whole] ?? 0);
  const enough = failsBelow - (model.card.labels[label]?.bias ?? 0) - safety;
  const chosen: SpeakingWord[] = [];
  for (const word of words) {
    if (chosen.length > 0 && left < enough * Math.sqrt(Math.max(squares, 0))) break;
    chosen.push(word);
    left -= word.speaks;
    squares -= word.squares;
  }
  return joined(chosen.sort((a, b) => a.start - b.start)).map(({ start, end }) => ({
    ...text.placeOf(start, end),
    rule: `model/${model.card.labels[label]?.name ?? ''}`,
  }));
}

interface Sums {
  contribution: Float64Array;
  squares: Float64Array;
  /** What stays whichever word goes. */
  ofForm: { contribution: number; square: number };
}

interface SpeakingWord {
  start: number;
  end: number;
  speaks: number;
  squares: number;
}

/** The words, punctuation left out, that speak for the label at all. */
function speakingWords(words: readonly string[], { contribution, squares }: Sums): SpeakingWord[] {
  const speaking: SpeakingWord[] = [];
  let start = 0;
  for (const word of words) {
    const end = start + word.length;
    const speaks = (contribution[end] ?? 0) - (contribution[start] ?? 0);
    if (speaks > 0 && hasLetter(word)) {
      speaking.push({ start, end, speaks, squares: (squares[end] ?? 0) - (squares[start] ?? 0) });
    }
    start = end;
  }
  return speaking;
}

function hasLetter(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 0x4e00 && code <= 0x9fff) || /[\p{L}\p{N}]/u.test(word);
}

/** Running sums over characters of what the features at them add to the label's sum and to the norm's square. */
function runningSums(
  { card, rarity, codes }: LinearModel,
  { size, buckets, values, counts, occurrences }: Features,
  label: number,
  length: number,
): Sums {
  const width = columnsOf(card).length;
  const scale = card.labels[label]?.scale ?? 0;
  const speaks = new Float64Array(size);
  const square = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const bucket = buckets[i] ?? 0;
    const value = (values[i] ?? 0) * (rarity[bucket] ?? 0);
    const weight = weightOfCode[(codes[bucket * width + label] ?? 0) + 128] ?? 0;
    const count = counts[i] || 1;
    speaks[i] = (value * weight * scale) / count;
    square[i] = (value * value) / count;
  }
  const contribution = new Float64Array(length + 1);
  const squares = new Float64Array(length + 1);
  const ofForm = { contribution: 0, square: 0 };
  const { of, starts, ends } = occurrences;
  for (let k = 0; k < occurrences.length; k++) {
    const start = starts[k] ?? 0;
    const end = ends[k] ?? 0;
    const feature = of[k] ?? 0;
    if (start === end) {
      ofForm.contribution += speaks[feature] ?? 0;
      ofForm.square += square[feature] ?? 0;
      continue;
    }
    // As a difference: the share begins at `start` and stops at `end`; `runUp` sums it twice.
    const share = timesCounted(card.opening, start, end) / Math.max(1, end - start);
    const added = (speaks[feature] ?? 0) * share;
    const addedSquare = (square[feature] ?? 0) * share;
    contribution[start] = (contribution[start] ?? 0) + added;
    contribution[end] = (contribution[end] ?? 0) - added;
    squares[start] = (squares[start] ?? 0) + addedSquare;
    squares[end] = (squares[end] ?? 0) - addedSquare;
  }
  return { contribution: runUp(contribution), squares: runUp(squares), ofForm };
}

/** From changes per character to sums of everything before it. */
function runUp(changes: Float64Array): Float64Array {
  const sums = new Float64Array(changes.length);
  let rate = 0;
  for (let i = 0; i + 1 < changes.length; i++) {
    rate += changes[i] ?? 0;
    sums[i + 1] = (sums[i] ?? 0) + rate;
  }
  return sums;
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
