import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../src/config/profile-rules.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { PolicyProfile } from '../../src/domain/policy.ts';

const { profile: national } = await loadConfig('config/embedded.yaml');

function messagesOf(change: Partial<PolicyProfile>): string[] {
  return checkProfile({ ...national, ...change }, 'national').map(({ message }) => message);
}

describe('what a schema cannot see in a profile', () => {
  it('has nothing to say against a shipped one', () => {
    expect(messagesOf({})).toEqual([]);
  });

  it('misses a default department that is not among the departments', () => {
    expect(messagesOf({ defaultDepartment: 'offce' })).toEqual([
      'got "offce", expected one of office (did you mean "office"?)',
    ]);
  });

  it('wants the ladder to rise', () => {
    const ladder = [
      { at: 0.8, to: ['assignee' as const] },
      { at: 0.5, to: ['leader' as const] },
    ];
    expect(messagesOf({ ladder })).toEqual(['got 0.5, expected more than the step before (0.8)']);
  });

  it('takes a region by its full name only', () => {
    expect(messagesOf({ region: ['山西'] })).toEqual([
      'got "山西", expected a full name from the province down, such as [山西省, 太原市]',
    ]);
  });

  it('wants each department, rule and obligation once, and the id of its file', () => {
    expect(
      messagesOf({
        id: 'other',
        departments: [...national.departments, ...national.departments],
        openingRules: [...national.openingRules, ...national.openingRules.slice(0, 1)],
        obligations: [...national.obligations, ...national.obligations.slice(0, 1)],
      }),
    ).toEqual([
      'got "other", expected the file\'s name "national"',
      'got "office" a second time, expected each once',
      'got "severe-incident" a second time, expected each once',
      'got "C1 5小时权威信息" a second time, expected each once',
    ]);
  });
});
