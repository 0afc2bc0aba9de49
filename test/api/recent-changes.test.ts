import { describe, expect, it } from 'vitest';
import { openRecentChanges, type Change, type LoggedChange } from '../../src/api/recent-changes.ts';

const story = (key: string, position: string): LoggedChange => ({
  change: { topic: 'stories', key, kind: 'changed' },
  position,
});
const caseEvent = (key: string, position: string): LoggedChange => ({
  change: { topic: 'case-events', key, kind: 'claimed' },
  position,
});
const keys = (changes: Change[] | undefined) => changes?.map(({ key }) => key);

describe('the latest changes', () => {
  it('are told from where a page was cut off', () => {
    const recent = openRecentChanges(10);
    const beginning = recent.latestId();
    recent.add([story('s1', '3'), caseEvent('c1', '4')]);
    const first = recent.latestId();
    recent.add([story('s2', '7')]);
    expect(keys(recent.since(beginning))).toEqual(['s1', 'c1', 's2']);
    expect(keys(recent.since(first))).toEqual(['s2']);
    expect(recent.since(recent.latestId())).toEqual([]);
  });

  it('are told by another process that reads the same log, partition by partition', () => {
    const before = openRecentChanges(10);
    before.add([caseEvent('c1', '0-5'), caseEvent('c2', '1-2')]);
    const after = openRecentChanges(10);
    // in another order, and with what came while nobody was there
    after.add([caseEvent('c2', '1-2'), caseEvent('c3', '1-3'), caseEvent('c1', '0-5')]);
    after.add([caseEvent('c4', '2-0')]);
    expect(keys(after.since(before.latestId()))).toEqual(['c3', 'c4']);
  });

  it('are told once when the log delivers again', () => {
    const recent = openRecentChanges(10);
    recent.add([story('s1', '1'), story('s2', '2')]);
    const id = recent.latestId();
    recent.add([story('s1', '1'), story('s2', '2')]);
    expect(recent.since(id)).toEqual([]);
    expect(recent.latestId()).toBe(id);
  });

  it('are unknown once they are too old, in a log that never got so far, and under an id that nobody gave', () => {
    const recent = openRecentChanges(2);
    const beginning = recent.latestId();
    recent.add([story('s1', '1')]);
    const first = recent.latestId();
    recent.add([story('s2', '2'), story('s3', '3')]);
    expect(recent.since(beginning)).toBeUndefined();
    expect(keys(recent.since(first))).toEqual(['s2', 's3']);
    for (const id of ['b.1', '1,stories/9', '1,tags/1', '1,stories/', '1,', '', '1,stories/1e9'])
      expect(recent.since(id)).toBeUndefined();
  });
});
