import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import { segment } from '../segmentation/segment.ts';

/** Title and text without white space, and the words of both: their own where a text comes segmented. */
export interface CompactText {
  characters: string;
  words: readonly string[];
  /** The place in title or text of the characters from `start` to `end`, verbatim. */
  placeOf(start: number, end: number): Omit<EvidenceSpan, 'rule'>;
}

/** What a text is about stands before this; a hostile text costs no more. */
const maxLength = 8000;

/** Reads at most the first 8,000 characters of title and text together. */
export function compactText(title: string, text: string): CompactText {
  const whole = `${title}\n${text}`.slice(0, maxLength);
  const characters = whole.replace(/\s+/gu, '');
  const textStart = title.length + 1;
  let offsets: Uint16Array | undefined;
  return {
    characters,
    words: isSegmented(whole.slice(0, sample)) ? whole.trim().split(/\s+/u) : segment(characters),
    placeOf(start, end) {
      offsets ??= offsetsOf(whole, characters);
      const from = offsets[start] ?? whole.length;
      const to = (offsets[end - 1] ?? whole.length - 1) + 1;
      const isTitle = from < title.length;
      const place = isTitle
        ? { start: from, end: Math.min(to, title.length) }
        : { start: from - textStart, end: to - textStart };
      const field = isTitle ? title : text;
      return {
        field: isTitle ? 'title' : 'text',
        ...place,
        text: field.slice(place.start, place.end),
      };
    },
  };
}

/** So many characters tell whether words stand apart. */
const sample = 400;
/** At least one gap for so many characters. */
const leastGaps = 5;

/** Chinese with a space after every other character or so: its words are known already. */
function isSegmented(text: string): boolean {
  const gaps = text.match(/[\u4e00-\u9fff]\s+(?=[\u4e00-\u9fff])/gu)?.length ?? 0;
  const ideographs = text.match(/[\u4e00-\u9fff]/gu)?.length ?? 0;
  return gaps * leastGaps > ideographs;
}

/** Where each of `characters` stands in the text from which white space was taken to make them. */
function offsetsOf(whole: string, characters: string): Uint16Array {
  const offsets = new Uint16Array(characters.length);
  let at = 0;
  for (let i = 0; i < characters.length; i++) {
    while (whole.charCodeAt(at) !== characters.charCodeAt(i)) at++;
    offsets[i] = at++;
  }
  return offsets;
}
