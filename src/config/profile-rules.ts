import type { PolicyProfile } from '../domain/policy.ts';
import { implausibleRegion, repeated, unknownName, unless } from './finding-rules.ts';
import type { Finding } from './problem.ts';

/** What a schema cannot see in a profile: names that must agree, steps that must rise, regions that must look like ones. */
export function checkProfile(profile: PolicyProfile, fileId: string): Finding[] {
  const { id, departments, openingRules, obligations, ladder } = profile;
  const departmentIds = departments.map((department) => department.id);
  const ruleIds = openingRules.map((rule) => rule.id);
  const obligationNames = obligations.map(({ clock, name }) => `${clock} ${name}`);
  return [
    ...unless(id === fileId, ['id'], `got "${id}", expected the file's name "${fileId}"`),
    ...repeated(departmentIds, (i) => ['departments', i, 'id']),
    ...repeated(ruleIds, (i) => ['openingRules', i, 'id']),
    ...repeated(obligationNames, (i) => ['obligations', i, 'name']),
    ...unknownName(profile.defaultDepartment, departmentIds, ['defaultDepartment']),
    ...fallingSteps(ladder.map(({ at }) => at)),
    ...implausibleRegion(profile.region, ['region']),
    ...departments.flatMap(({ region = [] }, i) =>
      implausibleRegion(region, ['departments', i, 'region']),
    ),
  ];
}

function fallingSteps(shares: readonly number[]): Finding[] {
  return shares.flatMap((at, i) => {
    const before = shares[i - 1] ?? 0;
    return unless(
      at > before,
      ['ladder', i, 'at'],
      `got ${at}, expected more than the step before (${before})`,
    );
  });
}
