import type { Gazetteer } from '../../domain/lexicon.ts';
import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { Division } from './gazetteer-index.ts';
import { isWithin, namedPlaces, type NamedPlace } from './named-places.ts';
import { openMentionFinder, type Mention } from './place-mentions.ts';
import { deepestWinner, vote, type Votes } from './votes.ts';

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

const titleWeight = 3;
const openingWeight = 2;
const openingLength = 120;
/** What the source's own province is concerned with counts for more than what it tells of elsewhere. */
const homeFactor = 1.5;
const maxEvidence = 8;

/**
 * Builds the place resolver once. It names the division most spoken of, the title and the opening
 * counting more; where the text names none, or only names that fit several, the source's region stands.
 */
export function openRegionResolver(
  gazetteer: Gazetteer,
  knownDivisions: readonly Division[],
): (located: Located) => Region {
  const mentionsIn = openMentionFinder(gazetteer, knownDivisions);
  return (item) => {
    const mentions = [...mentionsIn('title', item.title), ...mentionsIn('text', item.text)];
    const scenes = mentions.filter(({ isVoice }) => !isVoice);
    const division = placeOf(scenes, item) ?? placeOf(mentions, item);
    if (!division) return { division: item.sourceRegion, evidence: [] };
    const evidence = mentions
      .filter(({ meanings }) => meanings.some((meaning) => isWithin(division, meaning.division)))
      .map(({ span }) => span);
    return { division, evidence: evidence.slice(0, maxEvidence) };
  };
}

function placeOf(mentions: readonly Mention[], item: Located): Division | undefined {
  const home = item.sourceRegion.slice(0, 1);
  const votes: Votes = new Map();
  for (const list of listsOf(namedPlaces(mentions, item))) {
    const provinces = new Set(list.map(({ division: [province] }) => province)).size;
    // a list of many provinces says less of each of them than a sentence about one
    const firstBonus = votes.size === 0 && provinces === 1 ? 1 : 0;
    list.forEach((place, at) => {
      const weight = weightOf(place) + (at === 0 ? firstBonus : 0);
      const isHome = home.length > 0 && isWithin(place.division, home);
      vote(votes, place.division, (weight / provinces) * (isHome ? homeFactor : 1));
    });
  }
  return deepestWinner(votes);
}

function listsOf(places: readonly NamedPlace[]): NamedPlace[][] {
  const lists: NamedPlace[][] = [];
  for (const place of places) {
    if (place.isListed) lists.at(-1)?.push(place);
    else lists.push([place]);
  }
  return lists;
}

function weightOf({ span, isShortCounty }: NamedPlace): number {
  const weight =
    span.field === 'title' ? titleWeight : span.start < openingLength ? openingWeight : 1;
  return isShortCounty ? weight / 2 : weight;
}
