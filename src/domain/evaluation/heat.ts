import type { Indicator } from '../evaluation.ts';
import type { Appearance } from '../story.ts';
import { durationInWords, hourMs, type Instant } from '../time.ts';

/** Looks this far to either side of the first response. */
const windowMs = 48 * hourMs;

/**
 * Heat before and after the first response, by appearances in the 48 hours to either side: 100 when nothing
 * more appeared after it, 50 when as much did as before, 0 when all of it came after. `undefined` until those
 * 48 hours have passed.
 */
export function heatIndicator(
  appearances: readonly Pick<Appearance, 'seenAt' | 'publishedAt'>[],
  respondedAt: Instant,
  now: Instant,
): Indicator | undefined {
  if (now < respondedAt + windowMs) return undefined;
  const times = appearances.map(({ publishedAt, seenAt }) =>
    Math.min(publishedAt ?? seenAt, seenAt),
  );
  const before = times.filter((at) => at < respondedAt && at >= respondedAt - windowMs).length;
  const after = times.filter((at) => at >= respondedAt && at < respondedAt + windowMs).length;
  const score = before + after === 0 ? 100 : Math.round((100 * before) / (before + after));
  const note = `首次回应前后各${durationInWords(windowMs)}：出现${before}次、${after}次`;
  return { name: 'heat', score, note };
}
