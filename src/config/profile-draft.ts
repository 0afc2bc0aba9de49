import { policyProfileSchema, type PolicyProfile } from '../domain/policy.ts';
import type { DraftFault, RulesDraft, RulesOfTime } from '../domain/profile-edition.ts';
import { check } from './findings.ts';
import { pathInWords } from './problem.ts';
import { checkProfile } from './profile-rules.ts';

const rulesSchema = policyProfileSchema.pick({
  effectiveFrom: true,
  basis: true,
  obligations: true,
  ladder: true,
});

/** The rules that the draft states, held to all that the profile's file is held to; or everything that is wrong. */
export function checkRules(
  profile: PolicyProfile,
  draft: RulesDraft,
): { kind: 'right'; rules: RulesOfTime } | { kind: 'wrong'; faults: DraftFault[] } {
  const checked = check(rulesSchema, draft);
  const findings = checked.ok
    ? checkProfile({ ...profile, ...checked.value }, profile.id)
    : checked.findings;
  return checked.ok && findings.length === 0
    ? { kind: 'right', rules: checked.value }
    : {
        kind: 'wrong',
        faults: findings.map(({ path, message }) => ({ path: pathInWords(path), message })),
      };
}
