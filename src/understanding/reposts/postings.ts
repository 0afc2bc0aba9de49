import { mixed } from './passages.ts';

/** Documents are numbered modulo this; at most a quarter may be live, so that a stale number shows. */
const numbers = 2 ** 22;
/** Highest number of documents that can be live at a time. */
export const liveAtMost = numbers / 4;

/** So many documents of one passage are known, the latest. */
export const carriersAtMost = 16;
const bucketSize = carriersAtMost;
/** Mean fill when all expected postings are in: about one in twenty gives way early, the oldest first. */
const meanFill = 12;

/** The documents that are still remembered, as the half-open range of their running numbers. */
export interface Live {
  from: number;
  to: number;
}

/** Which documents carry a passage. Memory is fixed; the oldest entries give way. */
export interface Postings {
  add(passage: number, document: number): void;
  /** Writes the live documents that carry the passage to `into` and returns how many. */
  find(passage: number, live: Live, into: Float64Array): number;
}

/** A set-associative table: the bucket of a passage is one cache line, and a ring in itself. */
export function openPostings(expected: number): Postings {
  const buckets = Math.max(64, Math.ceil(expected / meanFill));
  const entries = new Uint32Array(buckets * bucketSize);
  const newest = new Uint8Array(buckets);
  // Mixed again: sampled passages have small hashes, and the buckets need all of the range.
  const bucketOf = (passage: number) => Math.floor((mixed(passage) / 2 ** 32) * buckets);
  return {
    add(passage, document) {
      const bucket = bucketOf(passage);
      const at = ((newest[bucket] ?? 0) + 1) % bucketSize;
      newest[bucket] = at;
      entries[bucket * bucketSize + at] = checkOf(passage) | (document % numbers);
    },
    find(passage, live, into) {
      const check = checkOf(passage);
      const first = bucketOf(passage) * bucketSize;
      let found = 0;
      for (let at = first; at < first + bucketSize; at += 1) {
        const entry = entries[at] ?? 0;
        if ((entry & checkMask) !== check) continue;
        const age = (live.to - entry) & (numbers - 1);
        if (age === 0 || age > live.to - live.from) continue;
        into[found++] = live.to - age;
      }
      return found;
    },
  };
}

/** 10 bits of the passage above the 22 bits of the number: tells the passages of one bucket apart. */
const checkMask = ~(numbers - 1);

function checkOf(passage: number): number {
  return Math.imul(passage, 0x9e3779b1) & checkMask;
}
