import { AppError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/time.ts';
import { openFingerprints } from './fingerprints.ts';
import type { Overlap, WeighedPassages } from './fingerprints.ts';
import { openFormulas } from './formulas.ts';
import { compactId, plainId } from './compact-id.ts';
import { drawnBelow, passagesOf, samplingLevel } from './passages.ts';
import { openSlotTable } from './slot-table.ts';
import { carriersAtMost, liveAtMost, openPostings } from './postings.ts';

export interface RepostDocument {
  id: string;
  title: string;
  text: string;
  /** When it was seen; `forget` goes by it. Documents come in about this order. */
  time?: Instant;
}

export interface Folded {
  /** The earlier document whose text this one repeats; absent on originals. */
  repostOf?: string;
  /** Id of the original that the whole group goes back to. */
  group: string;
}

export interface RepostIndex {
  /** Decides once per id whether a document repeats an earlier one; asked again it answers the same. */
  fold(document: RepostDocument): Folded;
  /** Puts back what was decided earlier, in the order of that time, without deciding again. */
  restore(document: RepostDocument, repostOf?: string): void;
  /** Drops the oldest documents, up to the first that was seen at `olderThan` or later. */
  forget(olderThan: Instant): void;
  /** How many documents it remembers. */
  size(): number;
}

export interface RepostIndexOptions {
  /** Documents remembered, up to 1,048,576; beyond it the oldest is forgotten. */
  capacity?: number;
}

/** Passages drawn from a document to find candidates. */
const samplesAtMost = 32;
const samplesOnAverage = 24;
/** A passage of so many texts is a formula and points to no candidate. */
const formulaFrom = 16;
const candidatesAtMost = 4;
/** Share of the samples' weight that makes an earlier document a candidate. */
const candidateAtLeast = 0.03;
/** A text of fewer passages (14 characters) says too little and stays by itself. */
const passagesAtLeast = 8;
/** Measured on formulaic look-alikes and on edited reprints; the score is flat from .5 to .6. */
const likenessAtLeast = 0.53;
/** A repost with more text of its own than this share is compared with later ones, as an original is. */
const newTextAtMost = 0.3;

/**
 * Recognises reposts in a stream of documents by the passages that they share: exact copies, new
 * headlines and boilerplate, dropped paragraphs, replaced words and excerpts. Rare passages count
 * for more, so that announcements in the same formulas stay apart.
 */
export function openRepostIndex({ capacity = 100_000 }: RepostIndexOptions = {}): RepostIndex {
  if (capacity < 1 || capacity > liveAtMost)
    throw new AppError('config-invalid', `capacity: got ${capacity}, expected 1 to ${liveAtMost}`);
  const postings = openPostings(capacity * samplesOnAverage);
  const fingerprints = openFingerprints(capacity);
  const formulas = openFormulas();
  // Compact ids, shared: an object for each document would take four times the memory.
  const ids = emptySlots(capacity);
  const originals = emptySlots(capacity);
  const groups = emptySlots(capacity);
  const slots = openSlotTable(capacity, (slot) => ids[slot]);
  const times = new Float64Array(capacity);
  const live = { from: 0, to: 0 };
  const carriers = new Float64Array(carriersAtMost);

  function remember(document: RepostDocument, decision: Folded): number {
    if (live.to - live.from === capacity) dropOldest();
    const slot = live.to % capacity;
    ids[slot] = document.id;
    slots.add(document.id, slot);
    originals[slot] = decision.repostOf;
    groups[slot] = decision.group;
    times[slot] = document.time ?? times[(live.to + capacity - 1) % capacity] ?? 0;
    fingerprints.clear(slot);
    live.to += 1;
    return slot;
  }

  function dropOldest(): void {
    slots.remove(ids[live.from % capacity] ?? '');
    live.from += 1;
  }

  function decisionOf(id: string): Folded | undefined {
    const slot = slots.slotOf(id);
    if (slot === undefined) return undefined;
    const [repostOf, group = id] = [originals[slot], groups[slot]];
    return repostOf === undefined ? { group } : { repostOf, group };
  }

  /** Lets later documents be compared with this one. */
  function represent(slot: number, passages: Uint32Array, samples: readonly number[]): void {
    fingerprints.put(slot, passages);
    for (const sample of samples)
      if (postings.find(sample, live, carriers) < formulaFrom) postings.add(sample, live.to - 1);
  }

  function candidates(samples: readonly number[]): number[] {
    const shared = new Map<number, number>();
    let total = 0;
    for (const sample of samples) {
      const found = postings.find(sample, live, carriers);
      if (found >= formulaFrom) continue;
      const weight = 1 / Math.max(1, found);
      total += weight;
      for (let at = 0; at < found; at += 1) {
        const slot = (carriers[at] ?? 0) % capacity;
        shared.set(slot, (shared.get(slot) ?? 0) + weight);
      }
    }
    return [...shared]
      .filter(([, weight]) => weight >= total * candidateAtLeast)
      .sort((a, b) => b[1] - a[1])
      .slice(0, candidatesAtMost)
      .map(([slot]) => slot);
  }

  function closest(text: WeighedPassages, samples: readonly number[]): Match | undefined {
    let best: Match | undefined;
    for (const slot of candidates(samples)) {
      const overlap = fingerprints.overlap(slot, text);
      if (overlap === undefined) continue;
      const likeness = Math.hypot(overlap.ofText, overlap.ofDocument);
      if (best === undefined || likeness > best.likeness) best = { slot, likeness, ...overlap };
    }
    return best;
  }

  /** Takes a document in; `decided` overrules what its text says. */
  function take(document: RepostDocument, decided?: Folded): Folded {
    const passages = passagesOf(document.text);
    const samples = samplesOf(passages);
    const isTelling = passages.length >= passagesAtLeast;
    const match = isTelling
      ? closest({ passages, weights: formulas.weigh(passages) }, samples)
      : undefined;
    const isRepost = match !== undefined && match.likeness >= likenessAtLeast;
    const original = isRepost ? ids[match.slot] : undefined;
    const decision = decided ?? foldedOnto(document.id, original, decisionOf(original ?? ''));
    const slot = remember(document, decision);
    const repeated = isRepost ? match.ofText : 0;
    if (repeated < 1 - newTextAtMost) represent(slot, passages, samples);
    for (const passage of passages)
      if (!isRepost || fingerprints.lacks(match.slot, passage)) formulas.count(passage);
    return decision;
  }

  return {
    fold({ id, ...document }) {
      const compact = { ...document, id: compactId(id) };
      return plainly(decisionOf(compact.id) ?? take(compact));
    },
    restore({ id, ...document }, repostOf) {
      const compact = { ...document, id: compactId(id) };
      if (slots.slotOf(compact.id) !== undefined) return;
      const original = repostOf === undefined ? undefined : compactId(repostOf);
      take(compact, foldedOnto(compact.id, original, decisionOf(original ?? '')));
    },
    forget(olderThan) {
      while (live.from < live.to && (times[live.from % capacity] ?? 0) < olderThan) dropOldest();
    },
    size: () => live.to - live.from,
  };
}

/** All at once: an array that grows takes half as much again. */
function emptySlots(capacity: number): (string | undefined)[] {
  return Array.from({ length: capacity });
}

function plainly({ repostOf, group }: Folded): Folded {
  return repostOf === undefined
    ? { group: plainId(group) }
    : { repostOf: plainId(repostOf), group: plainId(group) };
}

interface Match extends Overlap {
  slot: number;
  /** 0–1.4: length of the vector of both shares, so that one large share suffices and two middling ones do. */
  likeness: number;
}

function samplesOf(passages: Uint32Array): number[] {
  const below = drawnBelow(samplingLevel(passages.length, samplesAtMost));
  const samples: number[] = [];
  for (const passage of passages) if (passage < below) samples.push(passage);
  return samples.sort((a, b) => a - b).filter((sample, at) => sample !== samples[at - 1]);
}

function foldedOnto(
  id: string,
  repostOf: string | undefined,
  original: Folded | undefined,
): Folded {
  return repostOf === undefined || repostOf === id
    ? { group: id }
    : { repostOf, group: original?.group ?? repostOf };
}
