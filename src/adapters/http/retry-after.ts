import { secondMs, type Instant } from '../../domain/time.ts';

/** A Retry-After header, seconds or an HTTP date, as ms from `now` (≥ 0); `undefined` when it says neither. */
export function retryAfterMs(header: string | undefined, now: Instant): number | undefined {
  if (header === undefined) return undefined;
  const value = header.trim();
  if (/^\d{1,9}$/.test(value)) return Number(value) * secondMs;
  // Only text with a month name: Date.parse takes bare numbers for years.
  const at = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
