import { drawnBelow, mixed, samplingLevel } from './passages.ts';

/** Longer texts keep a sample of so many passages. */
const passagesAtMost = 1024;
const bitsPerPassage = 2;
/** Room for a text of 640 passages per document, on average. */
const wordsPerDocument = 40;

/** Two bits per passage of a document, which tell for any text how much of it stands there. */
export interface Fingerprints {
  /** Keeps the passages of a document under its slot; the oldest fingerprints give way. */
  put(slot: number, passages: Uint32Array): void;
  /** The slot keeps nothing from now on. */
  clear(slot: number): void;
  /** Whether a passage does not stand in the document at the slot; a few foreign ones are missed. */
  lacks(slot: number, passage: number): boolean;
  /** How much of a text stands in the document at the slot; `undefined` when nothing is kept there. */
  overlap(slot: number, text: WeighedPassages): Overlap | undefined;
}

export interface WeighedPassages {
  passages: Uint32Array;
  /** In the order of `passages`. */
  weights: Float32Array;
}

export interface Overlap {
  /** Share of the text's passages, by weight, that stand in the document, 0–1. */
  ofText: number;
  /** Share of the document's passages that the text repeats, 0–1. */
  ofDocument: number;
}

/** Bloom filters in one ring of memory; what they find by chance is subtracted. */
export function openFingerprints(capacity: number): Fingerprints {
  const size = Math.max(4096, capacity * wordsPerDocument);
  const ring = new Uint32Array(size);
  const starts = new Float64Array(capacity);
  const lengths = new Uint16Array(capacity);
  const counts = new Uint32Array(capacity);
  /** Share of foreign passages that a filter takes for its own. */
  const chances = new Float32Array(capacity);
  let next = 0;

  return {
    put(slot, passages) {
      const below = drawnBelow(samplingLevel(passages.length, passagesAtMost));
      let drawn = 0;
      for (const passage of passages) if (passage < below) drawn += 1;
      const words = Math.max(1, Math.ceil((drawn * bitsPerPassage) / 32));
      if ((next % size) + words > size) next += size - (next % size);
      const first = next % size;
      ring.fill(0, first, first + words);
      for (const passage of passages) {
        if (passage >= below) continue;
        const bit = bitOf(passage, words);
        ring[first + (bit >>> 5)] = (ring[first + (bit >>> 5)] ?? 0) | (1 << (bit & 31));
      }
      starts[slot] = next;
      lengths[slot] = words;
      counts[slot] = passages.length;
      next += words;
      chances[slot] = 1 - Math.exp(-drawn / (words * 32));
    },
    clear(slot) {
      lengths[slot] = 0;
    },
    lacks(slot, passage) {
      const bit = bitOf(passage, lengths[slot] ?? 0);
      const word = ring[((starts[slot] ?? 0) % size) + (bit >>> 5)] ?? 0;
      return ((word >>> (bit & 31)) & 1) === 0;
    },
    overlap(slot, { passages, weights }) {
      const words = lengths[slot] ?? 0;
      const start = starts[slot] ?? 0;
      const count = counts[slot] ?? 0;
      if (words === 0 || next - start > size) return undefined;
      const below = drawnBelow(samplingLevel(count, passagesAtMost));
      const first = start % size;
      let total = 0;
      let hit = 0;
      for (let at = 0; at < passages.length; at += 1) {
        const passage = passages[at] ?? 0;
        if (passage >= below) continue;
        const weight = weights[at] ?? 0;
        const bit = bitOf(passage, words);
        total += weight;
        if (((ring[first + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) hit += weight;
      }
      const byChance = chances[slot] ?? 0;
      const share = total === 0 ? 0 : hit / total;
      const ofText = Math.max(0, (share - byChance) / (1 - byChance));
      return { ofText, ofDocument: Math.min(1, (ofText * passages.length) / count) };
    },
  };
}

function bitOf(passage: number, words: number): number {
  return Math.floor((mixed(passage ^ 0x5bd1e995) / 2 ** 32) * words * 32);
}
