import { describe, expect, it } from 'vitest';
import { gradeOf } from '../../../src/understanding/severity/grade.ts';

describe('grading an accident by 国务院令第493号第三条', () => {
  it.each([
    [{ deaths: 30 }, '特别重大'],
    [{ deaths: 29 }, '重大'],
    [{ deaths: 10 }, '重大'],
    [{ deaths: 9 }, '较大'],
    [{ deaths: 3 }, '较大'],
    [{ deaths: 2 }, '一般'],
    [{ deaths: 1, seriousInjuries: 50 }, '重大'],
    [{ lossYuan: 100_000_000 }, '特别重大'],
  ])('grades %j as %s', (toll, severity) => {
    expect(gradeOf(toll)).toBe(severity);
  });

  it('leaves the grade to a person when no loss is stated', () => {
    expect(gradeOf({})).toBeUndefined();
    expect(gradeOf({ deaths: 0 })).toBeUndefined();
  });
});
