import { drawnBelow } from './passages.ts';

const cells = 2 ** 22;
/** Counts are halved after so many, so that the table follows the stream and chance collisions fade. */
const halvedAfter = cells / 2;
/** One passage in four is counted; it lends its weight to those that follow it in the text. */
const below = drawnBelow(2);

/** How common passages are in the stream, so that formulas and boilerplate weigh little. */
export interface Formulas {
  /** For each passage 1 when at most one text brought it before, 1/n when n texts did, about. */
  weigh(passages: Uint32Array): Float32Array;
  /** Counts a passage that a text brings anew, not one that it repeats from its original. */
  count(passage: number): void;
}

/** 4 MB of approximate counts, whatever the length of the stream. */
export function openFormulas(): Formulas {
  const counts = new Uint8Array(cells);
  let counted = 0;
  return {
    weigh(passages) {
      const weights = new Float32Array(passages.length);
      let weight = 1;
      for (let at = 0; at < passages.length; at += 1) {
        const passage = passages[at] ?? 0;
        if (passage < below) weight = 1 / Math.max(1, counts[cellOf(passage)] ?? 0);
        weights[at] = weight;
      }
      return weights;
    },
    count(passage) {
      if (passage >= below) return;
      const cell = cellOf(passage);
      const count = counts[cell] ?? 0;
      if (count < 255) counts[cell] = count + 1;
      counted += 1;
      if (counted < halvedAfter) return;
      counted = 0;
      for (let at = 0; at < cells; at += 1) counts[at] = (counts[at] ?? 0) >>> 1;
    },
  };
}

function cellOf(passage: number): number {
  return Math.imul(passage, 0x9e3779b1) >>> 10;
}
