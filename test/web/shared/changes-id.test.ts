import { describe, expect, it } from 'vitest';
import { changesId, isBehind, noteChangesId } from '../../../src/web/shared/changes-id.ts';

const answer = (id?: string) => ({
  headers: new Headers(id === undefined ? {} : { 'Changes-Id': id }),
});

describe('the place of the stream of changes', () => {
  it('is that of the latest answer which says it', () => {
    expect(changesId()).toBe('');
    noteChangesId(answer('1,stories/3'));
    noteChangesId(answer());
    expect(changesId()).toBe('1,stories/3');
  });

  it.each([
    ['1,stories/3', '1,stories/3', false],
    ['1,stories/3', '1,stories/2', false],
    ['1,stories/9', '1,stories/10', true],
    ['1,stories/3', '1,stories/3,case-events/0', true],
    ['1,stories/3,case-events/7', '1,case-events/7', false],
    ['1,stories/2-5', '1,stories/1-6', true],
    ['', '1,stories/0', true],
    ['', '1', false],
  ])('%s is behind what was told under %s: %s', (read, told, expected) => {
    expect(isBehind(read, told)).toBe(expected);
  });
});
