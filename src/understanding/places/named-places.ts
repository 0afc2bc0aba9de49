import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { Division, PlaceMeaning } from './gazetteer-index.ts';
import type { Mention } from './place-mentions.ts';
import { vote, type Votes } from './votes.ts';

/** A place that an item names. */
export interface NamedPlace {
  division: Division;
  span: EvidenceSpan;
  /** It is named by the short name of a county or district, of which many are words of everyday use. */
  isShortCounty: boolean;
  /** It stands in one enumeration 海南、广东 or on one way 万宁到阳江 with the place before. */
  isListed: boolean;
}

/** Title and text in which the mentions stand. */
interface Read {
  title: string;
  text: string;
  /** The division that the item's source speaks for, from the province down. */
  sourceRegion: Division;
}

const maxGap = 2;
/** 海南岛南部、广东 · 万宁到阳江 */
const listGap = /^(?:岛|大部|[东西南北中]{1,2}部)?(?:沿海)?(?:[、和与及或到至—～~-]|以及)$/u;

/**
 * The places that the mentions stand for, 海南省文昌市 being one; a name that fits several is read by what is
 * spoken of besides, and one that stays open is left out.
 */
export function namedPlaces(mentions: readonly Mention[], item: Read): NamedPlace[] {
  const { sourceRegion } = item;
  const support: Votes = new Map();
  for (const { meanings } of mentions) {
    vote(support, outermost(meanings.filter(({ reading }) => reading !== 'needs-company')), 1);
  }
  const places: NamedPlace[] = [];
  for (const { meanings, span } of mentions) {
    const last = places.at(-1);
    const gap = last && textBetween(last.span, span, item);
    const readable = meanings.filter((meaning) => isReadable(meaning, { last, gap, sourceRegion }));
    const division = outermost(readable) ?? bestSupported(readable, support, sourceRegion);
    if (!division) continue;
    const isShortCounty = division.length === 3 && readable[0]?.reading !== 'full';
    const isDeeper = last && isNear(gap) && isWithin(division, last.division);
    if (isDeeper) places[places.length - 1] = { ...last, division, span };
    else places.push({ division, span, isShortCounty, isListed: listGap.test(gap ?? '') });
  }
  return places;
}

/** What stands between two names of one field. */
function textBetween(before: EvidenceSpan, after: EvidenceSpan, item: Read): string | undefined {
  return before.field === after.field
    ? item[after.field].slice(before.end, after.start)
    : undefined;
}

function isNear(gap: string | undefined): boolean {
  return gap !== undefined && gap.length <= maxGap;
}

interface Neighbourhood {
  last: NamedPlace | undefined;
  gap: string | undefined;
  sourceRegion: Division;
}

/**
 * An ambiguous short name is a place right after its superior (江苏滨海), or where the source is at home; any
 * short name right after a place of higher rank must lie in it (珠海湾仔 is nothing in Hong Kong).
 */
function isReadable(
  { division, reading }: PlaceMeaning,
  { last, gap, sourceRegion }: Neighbourhood,
): boolean {
  if (reading === 'full') return true;
  const isInLast = last !== undefined && isWithin(division, last.division);
  const isHigher = division.length <= (last?.division.length ?? 0);
  if (reading === 'short') return gap !== '' || isInLast || isHigher;
  const isAtHome = sourceRegion.length > 1 && isWithin(division, sourceRegion.slice(0, 2));
  return isAtHome || (isInLast && isNear(gap));
}

/** The only division that a name fits, or the one in which all others lie: 恩施 is the prefecture. */
function outermost(meanings: readonly PlaceMeaning[]): Division | undefined {
  return meanings.find((outer) =>
    meanings.every((inner) => isWithin(inner.division, outer.division)),
  )?.division;
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

/** Whether `division` is `superior` or lies in it. */
export function isWithin(division: Division, superior: Division): boolean {
  return superior.every((name, index) => division[index] === name);
}
