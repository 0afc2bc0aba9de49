import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../../src/domain/time.ts';
import { joinMoments, nextVisitInMs } from '../../../src/stages/source-to-item/revisit.ts';

const now = 1_700_000_000_000;
const usual = { everyMs: hourMs, lookMs: 0, retryAfterMs: 0 };
/** Moments these many minutes ago. */
const ago = (...minutes: number[]) => minutes.map((minute) => now - minute * minuteMs);

describe('the next visit', () => {
  it('comes after half the usual gap between two entries', () => {
    const moments = ago(10, 50, 90, 130);
    expect(nextVisitInMs({ ...usual, moments }, now)).toBe(20 * minuteMs);
  });

  it('comes after half the silence once that is longer than the usual gap', () => {
    const moments = ago(80, 90, 100, 110);
    expect(nextVisitInMs({ ...usual, moments }, now)).toBe(40 * minuteMs);
  });

  it('comes after the configured time at the latest, and before anything is known', () => {
    expect(nextVisitInMs({ ...usual, moments: ago(600, 1200, 1800) }, now)).toBe(hourMs);
    expect(nextVisitInMs({ ...usual, moments: ago(1, 2) }, now)).toBe(hourMs);
  });

  it('waits for Retry-After even beyond the configured time', () => {
    const rhythm = { ...usual, moments: ago(1, 2, 3), retryAfterMs: 5 * hourMs };
    expect(nextVisitInMs(rhythm, now)).toBe(5 * hourMs);
  });

  it('leaves a host in peace four times as long as the look took', () => {
    const rhythm = { ...usual, moments: ago(1, 2, 3), lookMs: 10 * minuteMs };
    expect(nextVisitInMs(rhythm, now)).toBe(40 * minuteMs);
  });

  it('always lies between five minutes and the configured time', () => {
    assert(
      property(array(integer({ min: 0, max: 10_000 })), (minutes) => {
        const moments = joinMoments([], ago(...minutes), now);
        const waitMs = nextVisitInMs({ ...usual, moments }, now);
        expect(waitMs).toBeGreaterThanOrEqual(5 * minuteMs);
        expect(waitMs).toBeLessThanOrEqual(hourMs);
      }),
    );
  });
});

describe('the moments of a source', () => {
  it('count once, newest first, and never from the future', () => {
    const [early = 0, late = 0] = ago(20, 10);
    expect(joinMoments([early], [late, late, now + 1], now)).toEqual([late, early]);
  });
});
