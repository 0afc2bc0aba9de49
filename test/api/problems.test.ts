import { describe, expect, it } from 'vitest';
import { refused } from '../../src/api/problems.ts';
import { refusalReasons } from '../../src/domain/case/refusal.ts';

const statusOf = (reason: string) => refused({ reason, message: '' }).status;

describe('a refusal over HTTP', () => {
  it('is 404 only where the request names something that is not there', () => {
    expect(refusalReasons.filter((reason) => statusOf(reason) === 404).sort()).toEqual([
      'breach-missing',
      'case-missing',
      'draft-missing',
      'duty-missing',
      'handover-missing',
      'publication-missing',
    ]);
    for (const noun of ['account', 'policy', 'story', 'watch'])
      expect(statusOf(`${noun}-missing`)).toBe(404);
  });

  it('is 422 where a rule asks for something that has not been done yet', () => {
    for (const reason of ['gates-missing', 'lead-missing', 'publicity-missing', 'items-missing'])
      expect(statusOf(reason)).toBe(422);
  });

  it('is 403 for whoever may not', () => {
    expect(statusOf('not-permitted')).toBe(403);
  });
});
