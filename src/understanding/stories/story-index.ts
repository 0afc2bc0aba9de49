import { dayMs, type Instant } from '../../domain/time.ts';
import { mostTelling, openLikeness, termsAtMost } from './likeness.ts';
import type { TermPrior } from './term-prior.ts';
import { termsOf, type Terms } from './terms.ts';
import { openVocabulary } from './vocabulary.ts';

export interface StoryDocument {
  id: string;
  title: string;
  text: string;
  /** When it became public; without it silence between documents does not count. */
  time?: Instant;
  /** Where it happened, from the province down. */
  region?: readonly string[];
  /** Id of the original of its reposts: a group stays in one story. */
  group?: string;
}

export interface StoryIndex {
  /** Learns which terms are telling from all texts that will be assigned, where they are known beforehand. */
  learn(document: Pick<StoryDocument, 'title' | 'text'>): void;
  /** The open story that tells of the same matter, else a new one with the document's id. Decided once per id. */
  assign(document: StoryDocument): { story: string };
  /** Decides again about a document, now that later ones are known; no other document moves. */
  reconsider(document: StoryDocument): { story: string };
  /** Puts back a document whose story was decided earlier, by the index or by a person. */
  restore(document: StoryDocument, story: string): void;
  /** All documents of one story belong to another from now on; nothing happens to unknown ones. */
  merge(from: string, into: string): void;
  /** These documents are a story of their own from now on. */
  split(ids: readonly string[], story: string): void;
  /** How many stories are open. */
  size(): number;
}

export interface StoryIndexOptions {
  /** Open stories; beyond it the one that was silent longest is closed. */
  capacity?: number;
  /** Which terms are common anyway; without it an index learns that from its first texts. */
  prior?: TermPrior;
}

/** Mean likeness to a story's texts from which on a document belongs to it; chosen on Chinese news. */
const likenessAtLeast = 0.1;
/** Words are shared by more matters than pairs of characters are; chosen on a few English matters. */
const likenessOfWordsAtLeast = 0.16;
/** Texts that speak for a story: its first ones, which keep it from drifting, and its latest. */
const representativesAtMost = 8;
/** Terms by which a story is found. */
const keysAtMost = 32;
/** A term of more open stories than this finds none. */
const storiesPerKey = 256;
const candidatesAtMost = 6;
/** After so long a silence likeness counts half. */
const silenceHalvesMs = 10 * dayMs;
/** Likeness of matters in different provinces: the same kind of event happens everywhere. */
const otherProvinceFactor = 0.7;

interface OpenStory {
  id: string;
  isOpen: boolean;
  /** While candidates are sought: the weight of the keys that it shares with the text. */
  shared: number;
  ids: string[];
  /** What it can be found by. */
  keys: Set<number>;
  representatives: { id: string; terms: Terms }[];
  province: string | undefined;
  lastAt: Instant | undefined;
}

/**
 * Groups documents into stories in one pass. A document joins the story to whose texts it is most
 * alike on average, so that one text between two matters does not chain them.
 */
export function openStoryIndex({ capacity = 20_000, prior }: StoryIndexOptions = {}): StoryIndex {
  const vocabulary = openVocabulary(prior);
  const likeness = openLikeness(vocabulary);
  /** The one that was silent longest comes first. */
  const open = new Map<string, OpenStory>();
  const storyOf = new Map<string, OpenStory>();
  const byKey = new Map<number, OpenStory[]>();
  let isTaught = false;

  function closest(document: StoryDocument, terms: Terms, keys: Terms): OpenStory | undefined {
    likeness.take(terms);
    let best: OpenStory | undefined;
    let most = terms.areWords ? likenessOfWordsAtLeast : likenessAtLeast;
    for (const story of candidates(keys)) {
      const mean = meanLikeness(story) * proximity(story, document);
      if (mean >= most) [best, most] = [story, mean];
    }
    return best;
  }

  function candidates(keys: Terms): OpenStory[] {
    const touched: OpenStory[] = [];
    for (const key of keys.ids) {
      const stories = byKey.get(key);
      if (stories === undefined || stories.length > storiesPerKey) continue;
      const weight = vocabulary.rarity(key);
      for (const story of stories) {
        if (!story.isOpen) continue;
        if (story.shared === 0) touched.push(story);
        story.shared += weight;
      }
    }
    const best = mostShared(touched);
    for (const story of touched) story.shared = 0;
    return best;
  }

  function meanLikeness({ representatives }: OpenStory): number {
    const sum = representatives.reduce((total, { terms }) => total + likeness.with(terms), 0);
    return sum / Math.max(1, representatives.length);
  }

  function openStory(id: string): OpenStory {
    const story = open.get(id) ?? {
      id,
      isOpen: true,
      shared: 0,
      ids: [],
      keys: new Set(),
      representatives: [],
      province: undefined,
      lastAt: undefined,
    };
    // Set anew, so that the order of the map is the order of silence.
    open.delete(id);
    open.set(id, story);
    const [longestSilent] = open.values();
    if (open.size > capacity && longestSilent !== undefined) close(longestSilent);
    return story;
  }

  function close(story: OpenStory): void {
    remove(story.id);
    for (const id of story.ids) storyOf.delete(id);
  }

  function remove(id: string): void {
    const story = open.get(id);
    if (story !== undefined) story.isOpen = false;
    open.delete(id);
  }

  function join(story: OpenStory, document: StoryDocument): void {
    story.ids.push(document.id);
    storyOf.set(document.id, story);
    const { time, region } = document;
    story.lastAt = latest(story.lastAt, time);
    story.province ??= region?.[0];
  }

  function represent(story: OpenStory, id: string, terms: Terms, keys: Terms): void {
    const { representatives } = story;
    // The oldest of the latest half gives way.
    if (representatives.length >= representativesAtMost)
      representatives.splice(representativesAtMost / 2, 1);
    representatives.push({ id, terms });
    for (const key of keys.ids) addKey(key, story);
  }

  function addKey(key: number, story: OpenStory): void {
    if (story.keys.has(key)) return;
    story.keys.add(key);
    const stories = byKey.get(key) ?? [];
    // Closed stories are swept out whenever the list is about to double.
    const isFull = (stories.length & (stories.length - 1)) === 0;
    const kept = isFull ? stories.filter(({ isOpen }) => isOpen) : stories;
    kept.push(story);
    byKey.set(key, kept);
  }

  /** Takes a document out of its story; its terms when it spoke for it. */
  function release(id: string): Terms | undefined {
    const story = storyOf.get(id);
    if (story === undefined) return undefined;
    const spoken = story.representatives.find((each) => each.id === id);
    story.representatives = story.representatives.filter((each) => each.id !== id);
    story.ids = story.ids.filter((each) => each !== id);
    storyOf.delete(id);
    if (story.ids.length === 0) remove(story.id);
    return spoken?.terms;
  }

  function move(ids: readonly string[], target: OpenStory): void {
    for (const id of ids) {
      const lastAt = storyOf.get(id)?.lastAt;
      const terms = release(id);
      target.ids.push(id);
      target.lastAt = latest(target.lastAt, lastAt);
      storyOf.set(id, target);
      if (terms !== undefined)
        represent(target, id, terms, mostTelling(terms, keysAtMost, vocabulary));
    }
  }

  /** Takes a document in; `decided` names the story that it is known to belong to. */
  function take(
    document: StoryDocument,
    decided?: string,
    isLearned = isTaught,
  ): { story: string } {
    const original = storyOf.get(document.group ?? '');
    if (original !== undefined && (decided ?? original.id) === original.id) {
      join(openStory(original.id), document);
      return { story: original.id };
    }
    const all = termsOf(document);
    if (!isLearned) vocabulary.learn(all);
    const terms = mostTelling(all, termsAtMost, vocabulary);
    const keys = mostTelling(terms, keysAtMost, vocabulary);
    const story = openStory(decided ?? closest(document, terms, keys)?.id ?? document.id);
    join(story, document);
    represent(story, document.id, terms, keys);
    return { story: story.id };
  }

  return {
    learn(document) {
      isTaught = true;
      vocabulary.learnAhead(termsOf(document));
    },
    assign(document) {
      const known = storyOf.get(document.id);
      return known === undefined ? take(document) : { story: known.id };
    },
    reconsider(document) {
      if (!storyOf.has(document.id)) return take(document);
      release(document.id);
      return take(document, undefined, true);
    },
    restore(document, story) {
      if (!storyOf.has(document.id)) take(document, story);
    },
    merge(from, into) {
      const [emptied, target] = [open.get(from), open.get(into)];
      if (emptied !== undefined && target !== undefined && from !== into) move(emptied.ids, target);
    },
    split(ids, story) {
      const known = ids.filter((id) => storyOf.has(id));
      if (known.length > 0) move(known, openStory(story));
    },
    size: () => open.size,
  };
}

/** Those that share most, the first at most `candidatesAtMost`; of equals those that were found first. */
function mostShared(stories: readonly OpenStory[]): OpenStory[] {
  const best: OpenStory[] = [];
  for (const story of stories) {
    const last = best[candidatesAtMost - 1];
    if (last !== undefined && last.shared >= story.shared) continue;
    let at = Math.min(best.length, candidatesAtMost - 1);
    for (; at > 0 && (best[at - 1]?.shared ?? 0) < story.shared; at -= 1) {
      const worse = best[at - 1];
      if (worse !== undefined) best[at] = worse;
    }
    best[at] = story;
  }
  return best;
}

/** 0–1: how much the time and place of a document speak for the story. */
function proximity(story: OpenStory, { time, region }: StoryDocument): number {
  const silenceMs = Math.abs((time ?? 0) - (time === undefined ? 0 : (story.lastAt ?? time)));
  const [province = story.province] = region ?? [];
  const isElsewhere = story.province !== undefined && province !== story.province;
  return 2 ** (-silenceMs / silenceHalvesMs) * (isElsewhere ? otherProvinceFactor : 1);
}

function latest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
