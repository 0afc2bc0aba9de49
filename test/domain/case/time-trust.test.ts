import { describe, expect, it } from 'vitest';
import { driftSince, isTrusted } from '../../../src/domain/case/time-trust.ts';
import { dayMs, secondMs } from '../../../src/domain/time.ts';
import { eight } from './office.ts';

const baseline = { wall: eight, monotonicMs: 5000 };
/** An hour later by the monotonic clock, with the wall clock so far ahead. */
const after = (aheadMs: number) => ({
  wall: eight + 3_600_000 + aheadMs,
  monotonicMs: 5000 + 3_600_000,
});

describe('the wall clock beside the monotonic one', () => {
  it('is ahead by what it moved more, and behind by what it moved less', () => {
    expect(driftSince(baseline, after(0))).toBe(0);
    expect(driftSince(baseline, after(1500))).toBe(1500);
    expect(driftSince(baseline, after(-dayMs))).toBe(-dayMs);
  });

  it('is believed up to 30 seconds, ahead or behind, without being confirmed', () => {
    expect(isTrusted(baseline, after(30 * secondMs), undefined)).toBe(true);
    expect(isTrusted(baseline, after(-30 * secondMs), undefined)).toBe(true);
  });

  it('is not believed a millisecond further', () => {
    expect(isTrusted(baseline, after(30 * secondMs + 1), undefined)).toBe(false);
    expect(isTrusted(baseline, after(-30 * secondMs - 1), undefined)).toBe(false);
  });

  it('is believed after any jump when a second source agrees within 30 seconds, and only then', () => {
    const reading = after(dayMs);
    for (const apartMs of [0, 30 * secondMs, -30 * secondMs])
      expect(isTrusted(baseline, reading, reading.wall + apartMs)).toBe(true);
    for (const apartMs of [30 * secondMs + 1, -30 * secondMs - 1, -dayMs])
      expect(isTrusted(baseline, reading, reading.wall + apartMs)).toBe(false);
  });
});
