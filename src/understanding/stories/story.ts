import { isAtLeast, priorities, type Severity } from '../../domain/priority.ts';
import { appearanceCount, listedAtMost, type Appearance, type Story } from '../../domain/story.ts';
import type { Tag, TaggedItem } from '../../domain/tagged-item.ts';
import type { Instant } from '../../domain/time.ts';
import { cooled, heatOf } from '../heat/heat.ts';

interface Folding {
  storyId: string;
  /** The item whose text this one repeats. */
  repostOf?: string;
  now: Instant;
}

/**
 * The story with the item in it. An item that is listed already changes nothing (the caller knows of
 * those that are not listed any more); the order of arrival decides only which of two equal claims is
 * shown, and past `listedAtMost` which appearances are listed.
 */
export function foldIntoStory(
  story: Story | undefined,
  tagged: TaggedItem,
  { storyId, repostOf, now }: Folding,
): Story {
  if (story?.appearances.some(({ itemId }) => itemId === tagged.item.id)) return story;
  const single = storyOfOne(tagged, { storyId, ...(repostOf !== undefined && { repostOf }), now });
  return story === undefined ? single : joinedStory(story, single, now);
}

/**
 * Both as one story under the id of the first, one version on: the strongest tags, the gravest severity, every
 * appearance once. What `other` lists or its decisions say of it stays with `other`.
 */
export function joinedStory(story: Story, other: Story, now: Instant): Story {
  const all = new Map(
    [...other.appearances, ...story.appearances].map((each) => [each.itemId, each]),
  );
  const listed = listing([...all.values()].sort(byFirstPublic), other.appearances);
  const unlisted = [story.unlisted, other.unlisted, leftOut(listed.left, now)].reduce((sum, part) =>
    added(sum, part, now),
  );
  const { appearances } = listed;
  const tags = strongest([...story.tags, ...other.tags]);
  const severity = gravest(story.severity, other.severity);
  return {
    ...story,
    version: story.version + 1,
    headline: headlineOf(appearances),
    appearances,
    ...(unlisted && { unlisted }),
    tags,
    priorities: tags.map(({ priority }) => priority),
    ...(severity && { severity }),
    region: longest(story.region, other.region),
    owners: story.owners.length > 0 ? story.owners : other.owners,
    firstPublicAt: Math.min(story.firstPublicAt, other.firstPublicAt),
    firstSeenAt: Math.min(story.firstSeenAt, other.firstSeenAt),
    lastSeenAt: Math.max(story.lastSeenAt, other.lastSeenAt),
    heat: heatOf(appearances, now) + (unlisted ? cooled(unlisted.heat, now - unlisted.at) : 0),
  };
}

/**
 * The story as its items are tagged now, one version on where that differs. Items that are not at hand may have
 * told what it says: then it only gains.
 */
export function rescoredStory(story: Story, items: readonly TaggedItem[]): Story {
  const isWhole = items.length >= appearanceCount(story);
  const tags = strongest([...items.flatMap((item) => item.tags), ...(isWhole ? [] : story.tags)]);
  const { severity: told, ...ungraded } = story;
  const severity = items.reduce(
    (most, item) => gravest(most, item.severity),
    isWhole ? undefined : told,
  );
  if (severity === told && JSON.stringify(tags) === JSON.stringify(story.tags)) return story;
  const priorities = tags.map(({ priority }) => priority);
  return {
    ...ungraded,
    version: story.version + 1,
    tags,
    priorities,
    ...(severity && { severity }),
  };
}

/** The story with these appearances listed instead of its own. */
export function relistedStory(
  story: Story,
  appearances: readonly Appearance[],
  now: Instant,
): Story {
  return {
    ...story,
    appearances: [...appearances],
    headline: headlineOf(appearances),
    heat: heatOf(appearances, now),
  };
}

function storyOfOne(tagged: TaggedItem, { storyId, repostOf, now }: Folding): Story {
  const { item, tags: all, severity } = tagged;
  const appearance: Appearance = {
    itemId: item.id,
    ...(repostOf !== undefined && { repostOf }),
    title: item.title,
    url: item.url,
    sourceName: item.sourceName,
    tier: item.tier,
    seenAt: item.fetchedAt,
    ...(item.publishedAt !== undefined && { publishedAt: item.publishedAt }),
  };
  const tags = strongest(all);
  return {
    id: storyId,
    traceId: item.traceId,
    version: 1,
    headline: item.title,
    appearances: [appearance],
    tags,
    priorities: tags.map(({ priority }) => priority),
    ...(severity && { severity }),
    region: [...tagged.region],
    owners: tagged.owners,
    firstPublicAt: publicAt(tagged),
    firstSeenAt: item.fetchedAt,
    lastSeenAt: item.fetchedAt,
    heat: heatOf([appearance], now),
  };
}

/** At most `listedAtMost`: those in the middle are left out, of those that just came only where there is no other. */
function listing(
  sorted: readonly Appearance[],
  cameLast: readonly Appearance[],
): { appearances: Appearance[]; left: Appearance[] } {
  const appearances = [...sorted];
  const left: Appearance[] = [];
  while (appearances.length > listedAtMost) {
    const middle = listedAtMost / 2;
    const at = cameLast.length === 1 && appearances[middle] === cameLast[0] ? middle + 1 : middle;
    left.push(...appearances.splice(at, 1));
  }
  return { appearances, left };
}

function leftOut(left: readonly Appearance[], now: Instant): Story['unlisted'] {
  return left.length === 0 ? undefined : { count: left.length, heat: heatOf(left, now), at: now };
}

function added(a: Story['unlisted'], b: Story['unlisted'], now: Instant): Story['unlisted'] {
  if (a === undefined || b === undefined) return a ?? b;
  const heatNow = [a, b].map(({ heat, at }) => cooled(heat, now - at));
  return { count: a.count + b.count, heat: heatNow.reduce((sum, heat) => sum + heat), at: now };
}

/** A date without a minute must not start an hour clock: the sighting does. */
function publicAt({ item }: TaggedItem): Instant {
  const { publishedAt, publishedPrecision, fetchedAt } = item;
  return publishedAt !== undefined && publishedPrecision === 'minute'
    ? Math.min(publishedAt, fetchedAt)
    : fetchedAt;
}

function byFirstPublic(a: Appearance, b: Appearance): number {
  return firstPublic(a) - firstPublic(b) || (a.itemId < b.itemId ? -1 : 1);
}

function firstPublic({ publishedAt, seenAt }: Appearance): Instant {
  return Math.min(publishedAt ?? seenAt, seenAt);
}

/** The earliest original speaks for the story; a repost only where no original was found. */
function headlineOf(appearances: readonly Appearance[]): string {
  const original = appearances.find(({ repostOf }) => repostOf === undefined);
  return (original ?? appearances[0])?.title ?? '';
}

/** One tag for each priority, in their order: sure before suspected, then the more confident. */
function strongest(tags: readonly Tag[]): Tag[] {
  return priorities.flatMap((priority) => {
    const [best] = tags.filter((tag) => tag.priority === priority).sort(byStrength);
    return best ? [best] : [];
  });
}

function byStrength(a: Tag, b: Tag): number {
  if (a.certainty !== b.certainty) return a.certainty === 'sure' ? -1 : 1;
  return b.confidence - a.confidence;
}

function gravest(a: Severity | undefined, b: Severity | undefined): Severity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isAtLeast(a, b) ? a : b;
}

function longest(a: readonly string[] = [], b: readonly string[] = []): string[] {
  return [...(a.length >= b.length ? a : b)];
}
