import { isAtLeast, priorities, type Severity } from '../../domain/priority.ts';
import { listedAtMost, type Appearance, type Story } from '../../domain/story.ts';
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
  const { item } = tagged;
  if (story?.appearances.some(({ itemId }) => itemId === item.id)) return story;
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
  const all = [...(story?.appearances ?? []), appearance].sort(byFirstPublic);
  const left = all.length > listedAtMost ? leaving(all, appearance) : undefined;
  const appearances = all.filter((each) => each !== left);
  const unlisted = left === undefined ? story?.unlisted : withUnlisted(story?.unlisted, left, now);
  const tags = strongest([...(story?.tags ?? []), ...tagged.tags]);
  const severity = gravest(story?.severity, tagged.severity);
  return {
    id: storyId,
    traceId: story?.traceId ?? item.traceId,
    version: (story?.version ?? 0) + 1,
    headline: headlineOf(appearances),
    appearances,
    ...(unlisted && { unlisted }),
    tags,
    priorities: tags.map(({ priority }) => priority),
    ...(severity && { severity }),
    region: longest(story?.region, tagged.region),
    owners: story && story.owners.length > 0 ? story.owners : tagged.owners,
    firstPublicAt: Math.min(story?.firstPublicAt ?? Infinity, publicAt(tagged)),
    firstSeenAt: Math.min(story?.firstSeenAt ?? Infinity, item.fetchedAt),
    lastSeenAt: Math.max(story?.lastSeenAt ?? 0, item.fetchedAt),
    heat: heatOf(appearances, now) + (unlisted ? cooled(unlisted.heat, now - unlisted.at) : 0),
  };
}

/** One from the middle, between the earliest and the latest; never the one that just came. */
function leaving(sorted: readonly Appearance[], added: Appearance): Appearance | undefined {
  const middle = listedAtMost / 2;
  return sorted[middle] === added ? sorted[middle + 1] : sorted[middle];
}

function withUnlisted(
  before: Story['unlisted'],
  left: Appearance,
  now: Instant,
): NonNullable<Story['unlisted']> {
  const heat = before === undefined ? 0 : cooled(before.heat, now - before.at);
  return { count: (before?.count ?? 0) + 1, heat: heat + heatOf([left], now), at: now };
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
