import { describe, expect, it } from 'vitest';
import { alarmsAfter, joinQualities } from '../../../src/stages/source-to-item/alarms.ts';
import { hourMs } from '../../../src/domain/time.ts';

const now = 1_700_000_000_000;
const good = { hasTitle: true, hasText: true, hasDate: true };
const undated = { ...good, hasDate: false };
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const look = {
  now,
  alarms: [],
  consecutiveFailures: 0,
  itemsFound: 0,
  days: [],
  qualities: [],
  lastSuccessAt: now - hourMs,
};

describe('the layout alarm', () => {
  const qualities = [...times(20, good), ...times(10, undated)];
  const [alarm] = alarmsAfter({ ...look, qualities });

  it('names the field that is no longer found and how often it used to be', () => {
    expect(alarm).toMatchObject({
      kind: 'layout-changed',
      facts: { field: 'date', usual: 1, now: 0 },
    });
  });

  it('does not get used to the new state while it stands', () => {
    const later = joinQualities(qualities, times(200, undated), true);
    expect(alarmsAfter({ ...look, alarms: alarm ? [alarm] : [], qualities: later })).toHaveLength(
      1,
    );
  });

  it('is cleared when pages read well again', () => {
    const later = joinQualities(qualities, times(10, good), true);
    expect(alarmsAfter({ ...look, alarms: alarm ? [alarm] : [], qualities: later })).toEqual([]);
  });

  it('is silent about a source whose pages never had a date', () => {
    expect(alarmsAfter({ ...look, qualities: times(60, undated) })).toEqual([]);
  });
});

describe('the failing alarm', () => {
  it('comes with the third look in a row and dates from the last success', () => {
    const failing = { ...look, entryError: 'server answered 500' };
    expect(alarmsAfter({ ...failing, consecutiveFailures: 2 })).toEqual([]);
    expect(alarmsAfter({ ...failing, consecutiveFailures: 3 })).toEqual([
      {
        kind: 'failing',
        since: now - hourMs,
        facts: { looksInARow: 3, reason: 'server answered 500' },
      },
    ]);
  });
});

describe('the block alarm', () => {
  const alarms = alarmsAfter({ ...look, refusal: 'server: 403', entryError: 'server: 403' });

  it('stands while there is no answer at all', () => {
    expect(alarmsAfter({ ...look, alarms, entryError: 'connection timed out' })).toEqual(alarms);
  });

  it('is cleared by the first readable entry', () => {
    expect(alarmsAfter({ ...look, alarms })).toEqual([]);
  });
});
