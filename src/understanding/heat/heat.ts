import type { SourceTier } from '../../domain/source.ts';
import type { Appearance } from '../../domain/story.ts';
import { dayMs } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';

/**
 * How many readers one appearance stands for, relative to a post on a social platform: central media
 * and portals set the day's agenda, local media reach a region, a forum a community. The authorities'
 * own pages weigh as much as one post: publishing is their duty, not a sign of public attention.
 */
const tierWeights: Record<SourceTier, number> = {
  'central-media': 5,
  portal: 3,
  'local-media': 2,
  social: 1,
  official: 1,
  forum: 0.5,
};

/** What appeared a day ago counts half: attention to most matters passes within the 48 hours of an answer. */
const halfLifeMs = dayMs;

/**
 * Attention that a story has at `now`: the sum of its appearances, reposts included, by source weight
 * and age. Never falls when an appearance is added, never rises while nothing is.
 */
export function heatOf(appearances: readonly Appearance[], now: Instant): number {
  return appearances.reduce((heat, appearance) => heat + warmth(appearance, now), 0);
}

/** What is left of a heat after `elapsedMs`. */
export function cooled(heat: number, elapsedMs: number): number {
  return heat * 2 ** (-Math.max(0, elapsedMs) / halfLifeMs);
}

function warmth({ tier, publishedAt, seenAt }: Appearance, now: Instant): number {
  // A page may state a time to come; it was public when it was seen, at the latest.
  const publicAt = Math.min(publishedAt ?? seenAt, seenAt);
  return cooled(tierWeights[tier], now - publicAt);
}
