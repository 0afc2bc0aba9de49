import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { Gazetteer } from '../../domain/lexicon.ts';
import { segment } from '../segmentation/segment.ts';
import { openPhraseMatcher } from '../tagging/phrase-matcher.ts';
import { placeNames, type Division, type PlaceMeaning } from './gazetteer-index.ts';

/** Where a text happens: the division from the province down, and the names that say so. */
export interface Region {
  division: Division;
  evidence: EvidenceSpan[];
}

/** The texts of an item, and the division that its source speaks for. */
interface Located {
  title: string;
  text: string;
  sourceRegion: Division;
}

interface Mention {
  span: EvidenceSpan;
  weight: number;
  meanings: readonly PlaceMeaning[];
}

const titleWeight = 3;
const openingWeight = 2;
const openingLength = 120;
const maxEvidence = 8;
const maxGap = 2;

/**
 * Builds the place resolver once. It names the division most spoken of, the title and the opening
 * counting more; where the text names none, or only names that fit several, the source's region stands.
 */
export function openRegionResolver(
  gazetteer: Gazetteer,
  knownDivisions: readonly Division[],
): (located: Located) => Region {
  const match = openPhraseMatcher(placeNames(gazetteer, knownDivisions));
  const mentionsIn = (field: 'title' | 'text', text: string): Mention[] =>
    match(text)
      .filter((hit) => !gazetteer.notAPlaceBefore.some((word) => text.startsWith(word, hit.end)))
      .filter((hit) => isFull(hit) || !cutsWords(text, hit))
      .map(({ start, end, meanings }) => ({
        span: { field, start, end, text: text.slice(start, end), rule: 'place/name' },
        weight: field === 'title' ? titleWeight : start < openingLength ? openingWeight : 1,
        meanings,
      }));
  return ({ title, text, sourceRegion }) => {
    const mentions = [...mentionsIn('title', title), ...mentionsIn('text', text)];
    const division = mostSpokenOf(mentions, sourceRegion);
    if (!division) return { division: sourceRegion, evidence: [] };
    const evidence = mentions
      .filter(({ meanings }) => meanings.some((meaning) => isWithin(division, meaning.division)))
      .map(({ span }) => span);
    return { division, evidence: evidence.slice(0, maxEvidence) };
  };
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

function mostSpokenOf(mentions: readonly Mention[], sourceRegion: Division): Division | undefined {
  const support: Votes = new Map();
  for (const { meanings, weight } of mentions) {
    const plain = meanings.filter(({ reading }) => reading !== 'needs-company');
    vote(support, outermost(plain), weight);
  }
  const votes: Votes = new Map();
  let last: Place | undefined;
  for (const { meanings, span, weight } of mentions) {
    const readable = meanings.filter(
      (meaning) =>
        meaning.reading !== 'needs-company' ||
        hasCompany(meaning.division, span, last, sourceRegion),
    );
    const division = outermost(readable) ?? bestSupported(readable, support, sourceRegion);
    if (!division) continue;
    const firstBonus = votes.size === 0 ? 1 : 0;
    const isShortCounty = division.length === 3 && readable[0]?.reading !== 'full';
    vote(votes, division, (isShortCounty ? weight / 2 : weight) + firstBonus);
    last = { division, span };
  }
  return deepestWinner(votes);
}

/** The only division that a name fits, or the one in which all others lie: 恩施 is the prefecture. */
function outermost(meanings: readonly PlaceMeaning[]): Division | undefined {
  return meanings.find((outer) =>
    meanings.every((inner) => isWithin(inner.division, outer.division)),
  )?.division;
}

interface Place {
  division: Division;
  span: EvidenceSpan;
}

/** An ambiguous short name is a place right after its superior (江苏滨海), or where the source is at home. */
function hasCompany(
  division: Division,
  span: EvidenceSpan,
  last: Place | undefined,
  sourceRegion: Division,
): boolean {
  const isAtHome = sourceRegion.length > 1 && isWithin(division, sourceRegion.slice(0, 2));
  const follows = last?.span.field === span.field && span.start - last.span.end <= maxGap;
  return isAtHome || (follows && isWithin(division, last.division));
}

/** Votes of a division include those of everything below it. Insertion order is text order. */
type Votes = Map<string, { division: Division; count: number }>;

function vote(votes: Votes, division: Division | undefined, weight: number): void {
  division?.forEach((_, index) => {
    const above = division.slice(0, index + 1);
    const key = above.join('/');
    votes.set(key, { division: above, count: (votes.get(key)?.count ?? 0) + weight });
  });
}

/** Of the divisions that a name fits, the one whose superior is spoken of most, or is the source's own. */
function bestSupported(
  meanings: readonly PlaceMeaning[],
  support: Votes,
  sourceRegion: Division,
): Division | undefined {
  let best: { division: Division; score: number } | undefined;
  for (const { division } of meanings) {
    const superiors = division.slice(0, -1).map((_, index) => division.slice(0, index + 1));
    const spokenOf = superiors.map((superior) => support.get(superior.join('/'))?.count ?? 0);
    const own = superiors.filter((superior) => isWithin(sourceRegion, superior)).length;
    const isProvince = division.length === 1 ? 0.1 : 0;
    const score = spokenOf.reduce((sum, count) => sum + count, 0) + own + isProvince;
    if (score > (best?.score ?? 0)) best = { division, score };
  }
  return best?.division;
}

function deepestWinner(votes: Votes): Division | undefined {
  let winner: Division | undefined;
  for (let level = 1; level <= 3; level++) {
    let best: { division: Division; count: number } | undefined;
    for (const candidate of votes.values()) {
      if (candidate.division.length !== level) continue;
      if (winner && !isWithin(candidate.division, winner)) continue;
      if (!best || candidate.count > best.count) best = candidate;
    }
    if (!best) break;
    winner = best.division;
  }
  return winner;
}

/** Whether `division` is `superior` or lies in it. */
export function isWithin(division: Division, superior: Division): boolean {
  return superior.every((name, index) => division[index] === name);
}
