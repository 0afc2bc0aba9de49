import type { EvidenceSpan, Tag, TaggedItem } from '../../domain/tagged-item.ts';

/** An authority's word that something is not true. */
export interface OfficialRefutation {
  itemId: string;
  /** By which words, e.g. `不属实`. */
  words: string;
}

/** The refutation 辟谣 that an official source's item is; `undefined` for all others. */
export function officialRefutation({
  item,
  refutation,
}: TaggedItem): OfficialRefutation | undefined {
  return item.tier === 'official' && refutation !== undefined
    ? { itemId: item.id, words: refutation.text }
    : undefined;
}

const confidence = 0.9;
const sentenceAtMost = 80;

/**
 * The item as one that repeats what an authority has refuted: P6, suspected at least, with the refutation's id in
 * its evidence. Who repeats the refutation itself, or its words, claims nothing.
 */
export function refutedItem(tagged: TaggedItem, { itemId, words }: OfficialRefutation): TaggedItem {
  const { item, tags } = tagged;
  const rule = `refuted-by/${itemId}`;
  const repeats =
    tagged.refutation !== undefined || item.text.includes(words) || item.title.includes(words);
  const isKnown = tags.some(({ evidence }) => evidence.some((span) => span.rule === rule));
  const claim = openingOf(item.text, rule);
  if (repeats || isKnown || claim === undefined || itemId === item.id) return tagged;
  const before = tags.find(({ priority }) => priority === 'P6');
  const tag: Tag = {
    priority: 'P6',
    confidence: Math.max(confidence, before?.confidence ?? 0),
    certainty: before?.certainty ?? 'suspected',
    evidence: [claim, ...(before?.evidence ?? [])],
  };
  const others = tags.filter(({ priority }) => priority !== 'P6');
  return { ...tagged, tags: [...others, tag] };
}

/** The first sentence stands for the claim. */
function openingOf(text: string, rule: string): EvidenceSpan | undefined {
  const start = text.search(/\S/u);
  if (start < 0) return undefined;
  const rest = text.slice(start, start + sentenceAtMost);
  const end = start + (/[。！？!?\n]/u.exec(rest)?.index ?? rest.length);
  const words = text.slice(start, end);
  return words === '' ? undefined : { field: 'text', start, end, text: words, rule };
}
