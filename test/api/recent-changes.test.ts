import { describe, expect, it } from 'vitest';
import { openRecentChanges, type Change } from '../../src/api/recent-changes.ts';

const change = (key: string): Change => ({ topic: 'stories', key, kind: 'changed' });
const keys = (changes: Change[] | undefined) => changes?.map(({ key }) => key);

describe('the latest changes', () => {
  it('are told from where a page was cut off', () => {
    const recent = openRecentChanges('a');
    const beginning = recent.latestId();
    const first = recent.add([change('s1'), change('s2')]);
    recent.add([change('s3')]);
    expect(keys(recent.since(beginning))).toEqual(['s1', 's2', 's3']);
    expect(keys(recent.since(first))).toEqual(['s3']);
    expect(recent.since(recent.latestId())).toEqual([]);
  });

  it('are unknown once they are too old, to another process, and under an id that nobody gave', () => {
    const recent = openRecentChanges('a', 2);
    const beginning = recent.latestId();
    const first = recent.add([change('s1')]);
    recent.add([change('s2'), change('s3')]);
    expect(recent.since(beginning)).toBeUndefined();
    expect(keys(recent.since(first))).toEqual(['s2', 's3']);
    for (const id of ['b.1', 'a.9', 'a.-1', 'a.', '', 'a.1e9'])
      expect(recent.since(id)).toBeUndefined();
  });
});
