import type { Gazetteer } from '../../domain/lexicon.ts';
import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import { segment } from '../segmentation/segment.ts';
import { openPhraseMatcher } from '../tagging/phrase-matcher.ts';
import { placeNames, type Division, type PlaceMeaning } from './gazetteer-index.ts';

/** A name of the gazetteer where it stands in an item. */
export interface Mention {
  span: EvidenceSpan;
  /** What it may stand for. */
  meanings: readonly PlaceMeaning[];
  /** Names only where somebody is at home who speaks of the matter: a newspaper, a university. */
  isVoice: boolean;
}

/** Builds the finder once: the names of the gazetteer and of `knownDivisions` in a text, in its order. */
export function openMentionFinder(
  gazetteer: Gazetteer,
  knownDivisions: readonly Division[],
): (field: 'title' | 'text', text: string) => Mention[] {
  const match = openPhraseMatcher(placeNames(gazetteer, knownDivisions));
  const follows = (endings: readonly string[], text: string, at: number) =>
    endings.some((ending) => text.startsWith(ending, at));
  return (field, text) =>
    match(text)
      .filter(({ meanings }) => meanings.every(({ reading }) => reading !== 'no-place'))
      .filter(({ end }) => !follows(gazetteer.notAPlaceBefore, text, end))
      .filter((hit) => isFull(hit) || !cutsWords(text, hit))
      .map(({ start, end, meanings }) => ({
        span: { field, start, end, text: text.slice(start, end), rule: 'place/name' },
        meanings,
        isVoice: follows(gazetteer.voiceBefore, text, end),
      }));
}

function isFull({ meanings }: { meanings: readonly PlaceMeaning[] }): boolean {
  return meanings.some(({ reading }) => reading === 'full');
}

/** Whether a short name is only the end of one word and the beginning of the next: 知[道真]实. */
function cutsWords(text: string, { start, end }: { start: number; end: number }): boolean {
  const from = Math.max(0, start - wordReach);
  let at = from;
  for (const word of segment(text.slice(from, end + wordReach))) {
    const wordEnd = at + word.length;
    const straddlesStart = at < start && wordEnd > start && wordEnd < end;
    const straddlesEnd = at > start && at < end && wordEnd > end;
    if (straddlesStart || straddlesEnd) return true;
    at = wordEnd;
  }
  return false;
}

const wordReach = 4;
