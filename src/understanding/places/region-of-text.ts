import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { Gazetteer } from '../../domain/lexicon.ts';
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

function mostSpokenOf(mentions: readonly Mention[], sourceRegion: Division): Division | undefined {
  const votes: Votes = new Map();
  const plain = mentions.filter(isPlain);
  for (const { meanings, weight } of plain) vote(votes, meanings[0]?.division, weight);
  const support = new Map(votes);
  for (const mention of mentions) {
    if (isPlain(mention)) continue;
    vote(votes, besideSuperior(mention, support, sourceRegion), mention.weight);
  }
  return deepestWinner(votes);
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

function isPlain({ meanings }: Mention): boolean {
  return meanings.length === 1 && meanings[0]?.reading !== 'needs-company';
}

/** Of the divisions that a name fits, the one whose superior is spoken of most, or is the source's own. */
function besideSuperior(
  { meanings }: Mention,
  support: Votes,
  sourceRegion: Division,
): Division | undefined {
  let best: { division: Division; score: number } | undefined;
  for (const { division, reading } of meanings) {
    const superiors = division.slice(0, -1).map((_, index) => division.slice(0, index + 1));
    const spokenOf = superiors.map((superior) => support.get(superior.join('/'))?.count ?? 0);
    const own = superiors.filter((superior) => isWithin(sourceRegion, superior)).length;
    const whole = division.length < 3 && reading !== 'needs-company' ? 0.1 : 0;
    const score = spokenOf.reduce((sum, count) => sum + count, 0) + own + whole;
    if (score > 0 && score > (best?.score ?? 0)) best = { division, score };
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
