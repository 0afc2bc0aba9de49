import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromIso } from '../../../src/domain/time.ts';
import {
  epochTime,
  fullDate,
  machineTime,
  publicationTime,
} from '../../../src/sources/shared/publication-time.ts';

const now = fromIso('2026-11-21T12:00:00+08:00') ?? 0;

describe('publicationTime', () => {
  it.each([
    ['2017年6月28日', '2017-06-28T00:00:00+08:00', 'day'],
    ['2017-10-27 11:18:00', '2017-10-27T11:18:00+08:00', 'minute'],
    ['发布时间：2024/5/6 下午3:07', '2024-05-06T15:07:00+08:00', 'minute'],
    ['二〇一七年六月二十八日', '2017-06-28T00:00:00+08:00', 'day'],
    ['２０１９年０９月０７日 09：59', '2019-09-07T09:59:00+08:00', 'minute'],
    ['2024-05-13T01:16:04Z', '2024-05-13T09:16:04+08:00', 'minute'],
    ['May 13, 2024, 3:24 pm', '2024-05-13T15:24:00+08:00', 'minute'],
    ['13.05.2024', '2024-05-13T00:00:00+08:00', 'day'],
    ['05-8-12 16:12', '2005-08-12T16:12:00+08:00', 'minute'],
    ['昨天 14:05', '2026-11-20T14:05:00+08:00', 'minute'],
    ['3小时前', '2026-11-21T09:00:00+08:00', 'minute'],
    ['2天前', '2026-11-19T00:00:00+08:00', 'day'],
    ['11-20 08:30', '2026-11-20T08:30:00+08:00', 'minute'],
    ['12月30日 08:30', '2025-12-30T08:30:00+08:00', 'minute'],
  ])('reads %s', (phrase, iso, precision) => {
    expect(publicationTime(phrase, now)).toEqual({ at: fromIso(iso), precision });
  });

  it.each([
    '农历二〇二四年五月初八',
    '农历2024年5月8日',
    '2024年2月30日',
    '2027-01-01',
    '1949年10月1日',
    '03/04/2024',
    '电话 0351-2024',
  ])('gives nothing for %s rather than a guess', (phrase) => {
    expect(publicationTime(phrase, now)).toBeUndefined();
  });

  it('infers nothing where a full date is asked for', () => {
    expect(fullDate('昨天 14:05', now)).toBeUndefined();
    expect(fullDate('11-20 08:30', now)).toBeUndefined();
  });

  it('reads the seconds that scripts count, and no other number', () => {
    expect(epochTime('1581517020', now)?.at).toBe(1_581_517_020_000);
    expect(epochTime('9999999999', now)).toBeUndefined();
    expect(machineTime('1581517020', now)?.precision).toBe('minute');
  });

  it('never says that something was published in the future', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 4e12 }), (text, instant) => {
        const phrase = `${new Date(instant).toISOString()} ${text}`;
        expect(publicationTime(phrase, now)?.at ?? 0).toBeLessThanOrEqual(now + 3_600_000);
      }),
    );
  });
});
