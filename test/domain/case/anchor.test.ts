import { describe, expect, it } from 'vitest';
import { anchorOf } from '../../../src/domain/case/anchor.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import { eight, hours, openFile } from './office.ts';

const { case: fresh } = openFile();
const discovered = { ...fresh, firstPublicAt: eight + hours(3), discoveredAt: eight + hours(5) };
const taken = (state: 'reserved' | 'absorbed', anchor?: number): Case['absorbed'][number] => ({
  caseId: 'case-other',
  state,
  itemIds: [],
  storyIds: [],
  ...(anchor !== undefined && { anchor }),
});

describe('when the matter began for the hour clocks', () => {
  it('is the earliest of occurred, first public and discovered', () => {
    expect(anchorOf(discovered)).toBe(eight + hours(3));
    expect(anchorOf({ ...discovered, discoveredAt: eight + hours(1) })).toBe(eight + hours(1));
    expect(anchorOf({ ...discovered, occurredAt: eight })).toBe(eight);
    expect(anchorOf({ ...discovered, occurredAt: eight + hours(9) })).toBe(eight + hours(3));
  });

  it('is the new item once the case was opened again, however early the matter was', () => {
    expect(anchorOf({ ...discovered, reopenedFrom: eight + hours(70) })).toBe(eight + hours(70));
  });

  it('is the earlier of two once another case was taken in, and not while that is only reserved', () => {
    const absorbing = (...absorbed: Case['absorbed']) => anchorOf({ ...discovered, absorbed });
    expect(absorbing(taken('absorbed', eight))).toBe(eight);
    expect(absorbing(taken('absorbed', eight + hours(4)))).toBe(eight + hours(3));
    expect(absorbing(taken('reserved', eight))).toBe(eight + hours(3));
    expect(absorbing(taken('absorbed'))).toBe(eight + hours(3));
  });
});
