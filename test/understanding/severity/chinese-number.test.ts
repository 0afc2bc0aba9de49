import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/understanding/severity/chinese-number.ts';

describe('reading numbers as Chinese texts write them', () => {
  it.each([
    ['三', 3],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零二', 102],
    ['三千四百', 3400],
    ['一万二千', 12_000],
    ['１２', 12],
    ['3万', 30_000],
    ['二〇', 20],
  ])('reads %s', (written, number) => {
    expect(readNumber(written)).toBe(number);
  });

  it.each(['', '数', '三人', '1.5'])('reads no number in "%s"', (written) => {
    expect(readNumber(written)).toBeUndefined();
  });

  it('reads back every whole number in Arabic digits', () => {
    fc.assert(fc.property(fc.nat(999_999_999), (n) => readNumber(String(n)) === n));
  });
});
