import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceTiers } from '../../../src/domain/source.ts';
import { dayMs } from '../../../src/domain/time.ts';
import { detectBurst } from '../../../src/understanding/heat/burst.ts';
import { heatOf } from '../../../src/understanding/heat/heat.ts';

const appearance = fc.record({
  itemId: fc.string(),
  title: fc.constant(''),
  url: fc.constant(''),
  sourceName: fc.constant(''),
  tier: fc.constantFrom(...sourceTiers),
  seenAt: fc.integer({ min: 0, max: 10 * dayMs }),
});

describe('heat', () => {
  it('halves within a day', () => {
    const [post] = fc.sample(appearance, 1);
    if (post === undefined) throw new Error('no sample');
    expect(heatOf([post], post.seenAt + dayMs)).toBeCloseTo(heatOf([post], post.seenAt) / 2);
  });

  it('never falls by one more appearance', () => {
    fc.assert(
      fc.property(fc.array(appearance), appearance, fc.nat(20 * dayMs), (others, one, now) => {
        expect(heatOf([...others, one], now)).toBeGreaterThanOrEqual(heatOf(others, now));
      }),
    );
  });
});

describe('a burst', () => {
  const ordinary = Array.from({ length: 7 * 24 }, (_, hour) => (hour % 24 < 8 ? 0 : 2));

  it('is not hidden by an earlier one at the same hour', () => {
    const days = Array.from({ length: 5 * 24 }, () => 2);
    const hour = days.length;
    days[hour - 24] = 60;
    expect(detectBurst([...days, 20])).toMatchObject({ isBurst: true });
  });

  it('is an hour with far more appearances than the same hour of other days', () => {
    expect(detectBurst([...ordinary.slice(0, -1), 15])).toMatchObject({ isBurst: true });
    expect(detectBurst([...ordinary.slice(0, -1), 4])).toMatchObject({ isBurst: false });
  });

  it('is never declared without an earlier day to compare with', () => {
    expect(detectBurst([1, 50])).toMatchObject({ isBurst: false });
    expect(detectBurst([])).toMatchObject({ isBurst: false });
  });
});
