import type { ModelCard } from '../../domain/model-card.ts';
import type { CompactText } from './compact-text.ts';
import { eachFeature } from './feature-hash.ts';

/** What of a text is counted, and how much each block weighs. */
export interface FeatureShape {
  /** Features are hashed to 2^bits buckets. */
  bits: number;
  /** One, two, three characters; one, two words; the text's form. 0, or none, leaves a block out. */
  blockWeights: readonly number[];
  /** Absent, all places of a text count alike. */
  opening?: ModelCard['opening'];
}

/** The different features of one text: bucket `buckets[i]` weighs `values[i]` for i < size. */
export interface Features {
  size: number;
  /** Share of occurrences that training never or hardly saw; 0 without `rarity`. */
  unseen: number;
  buckets: Uint32Array;
  values: Float32Array;
  /** How often each was seen, by `timesCounted`. */
  counts: Uint16Array;
  /** Every single occurrence: the feature `of[k]` from `starts[k]` to `ends[k]` for k < length. */
  occurrences: { length: number; of: Uint32Array; starts: Uint16Array; ends: Uint16Array };
}

/** Five blocks over at most 8,000 characters, and a few features of the whole text. */
const capacity = 5 * 8000 + 16;
/** 1 + ln count for small counts: the tenth mention says less than the first. */
const sublinear = Float32Array.from({ length: 64 }, (_, count) => 1 + Math.log(count || 1));

/** Readings until the table of slots is cleared: reading and slot share 32 bits. */
const maxReadings = 0xffff;

/**
 * Builds a reader; the arrays that it returns are overwritten by its next reading. With `rarity`, buckets
 * that are 0 in it are passed over: they would weigh nothing.
 */
export function openFeatureReader(
  { bits, blockWeights, opening }: FeatureShape,
  rarity?: Uint8Array,
): (text: CompactText) => Features {
  const slots = new Uint32Array(2 ** bits);
  const buckets = new Uint32Array(capacity);
  const values = new Float32Array(capacity);
  const counts = new Uint16Array(capacity);
  const of = new Uint32Array(capacity);
  const starts = new Uint16Array(capacity);
  const ends = new Uint16Array(capacity);
  let reading = 0;
  let size = 0;
  let length = 0;
  let passedOver = 0;
  const see = (bucket: number, block: number, start: number, end: number) => {
    const weight = blockWeights[block] ?? 0;
    if (weight === 0) return;
    if (rarity && rarity[bucket] === 0) {
      passedOver++;
      return;
    }
    const times = timesCounted(opening, start, end);
    let slot = slots[bucket] ?? 0;
    if (slot >>> 16 === reading) {
      slot &= 0xffff;
      counts[slot] = (counts[slot] ?? 0) + times;
    } else {
      slot = size++;
      slots[bucket] = ((reading << 16) | slot) >>> 0;
      buckets[slot] = bucket;
      values[slot] = weight;
      counts[slot] = times;
    }
    of[length] = slot;
    starts[length] = start;
    ends[length] = end;
    length++;
  };
  return (text) => {
    if (reading === maxReadings) slots.fill(0);
    reading = (reading % maxReadings) + 1;
    size = 0;
    length = 0;
    passedOver = 0;
    eachFeature(text, bits, see);
    for (let i = 0; i < size; i++) {
      values[i] = (values[i] ?? 0) * (sublinear[Math.min(63, counts[i] ?? 1)] ?? 1);
    }
    const unseen = passedOver / Math.max(1, passedOver + length);
    return { size, unseen, buckets, values, counts, occurrences: { length, of, starts, ends } };
  };
}

/** How often an occurrence counts: several times where it begins in the opening, once where it is of the whole text. */
export function timesCounted(opening: FeatureShape['opening'], start: number, end: number): number {
  return opening && start < opening.characters && start < end ? opening.times : 1;
}
