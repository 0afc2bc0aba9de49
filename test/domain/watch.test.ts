import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../src/domain/time.ts';
import {
  closedWatch,
  extendedWatch,
  isOn,
  openedWatch,
  type NewWatch,
  type Watch,
} from '../../src/domain/watch.ts';
import { eight, people } from './case/office.ts';

const festival: NewWatch = {
  name: '云岭文化节',
  kind: '重要文化活动',
  topic: '文化节 且 (停电 或 拥挤)',
  from: eight,
  until: eight + 5 * dayMs,
  rule: { kind: 'open', priorities: ['P2'] },
};
const by = { actor: people.coordinator, now: eight };

function opened(input: NewWatch = festival): Watch {
  const watch = openedWatch(input, { id: 'w1', ...by });
  if (watch.kind === 'refused') throw new Error(watch.message);
  return watch;
}

describe('a special watch', () => {
  it('is on from its beginning up to, not including, its end', () => {
    const watch = opened();
    expect(
      [eight - 1, eight, festival.until - 1, festival.until].map((now) => isOn(watch, now)),
    ).toEqual([false, true, true, false]);
  });

  it('must end, after it begins and within a year', () => {
    const refusedAt = (until: number) => openedWatch({ ...festival, until }, { id: 'w1', ...by });
    expect(refusedAt(eight)).toMatchObject({ reason: 'time-impossible' });
    expect(refusedAt(eight + 400 * dayMs)).toMatchObject({
      reason: 'time-impossible',
      message: expect.stringContaining('最长一年'),
    });
  });

  it('is extended to a later end only, with its reason kept', () => {
    const until = festival.until + dayMs;
    const extended = extendedWatch(opened(), { until, reason: '闭幕式延期' }, by);
    expect(extended).toMatchObject({ until, version: 2, extensions: [{ reason: '闭幕式延期' }] });
    expect(extendedWatch(opened(), { until: eight + dayMs, reason: '提前' }, by)).toMatchObject({
      reason: 'time-impossible',
    });
  });

  it('is not revived once it is over or closed', () => {
    const later = { until: festival.until + 9 * dayMs, reason: '再看几天' };
    const over = { ...by, now: festival.until };
    expect(extendedWatch(opened(), later, over)).toMatchObject({ reason: 'watch-ended' });
    const closed = closedWatch(opened(), '活动取消', by);
    expect(isOn(closed, eight)).toBe(false);
    expect(extendedWatch(closed, later, by)).toMatchObject({ reason: 'watch-ended' });
    expect(closedWatch(closed, '再次结束', by)).toBe(closed);
  });

  it('never moves its end earlier, and counts each change, whatever is asked of it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 400 })), (days) => {
        let watch = opened();
        for (const day of days) {
          const after = extendedWatch(watch, { until: eight + day * dayMs, reason: '延长' }, by);
          if (after.kind === 'refused') continue;
          expect(after.until).toBeGreaterThan(watch.until);
          expect(after.version).toBe(watch.version + 1);
          watch = after;
        }
        expect(watch.version).toBe(1 + watch.extensions.length);
      }),
    );
  });
});
