import type { z } from 'zod';
import { policyProfileSchema, type PolicyProfile } from '../domain/policy.ts';
import type { DraftFault, RulesDraft } from '../domain/profile-edition.ts';
import type { OfficeRules } from '../domain/rule-change.ts';
import { check } from './findings.ts';
import { pathInWords, type Finding } from './problem.ts';
import { checkProfile } from './profile-rules.ts';

const partsSchema = policyProfileSchema.pick({
  obligations: true,
  ladder: true,
  departments: true,
  defaultDepartment: true,
  emphasis: true,
  openingRules: true,
});
const { effectiveFrom, basis } = policyProfileSchema.shape;
const draftSchema = partsSchema.partial().extend({ effectiveFrom, basis });

/**
 * The rules that the draft states, held to all that the profile's file is held to, with the parts of the profile that
 * it does not name; or everything that is wrong.
 */
export function checkRules(
  profile: PolicyProfile,
  draft: RulesDraft,
): { kind: 'right'; rules: OfficeRules } | { kind: 'wrong'; faults: DraftFault[] } {
  const checked = check(draftSchema, draft);
  if (!checked.ok) return wrong(checked.findings);
  const rules = filled(profile, checked.value);
  const findings = checkProfile({ ...profile, ...rules }, profile.id);
  return findings.length > 0 ? wrong(findings) : { kind: 'right', rules };
}

function wrong(findings: readonly Finding[]): { kind: 'wrong'; faults: DraftFault[] } {
  const faults = findings.map(({ path, message }) => ({ path: pathInWords(path), message }));
  return { kind: 'wrong', faults };
}

function filled(profile: PolicyProfile, draft: z.infer<typeof draftSchema>): OfficeRules {
  return {
    effectiveFrom: draft.effectiveFrom,
    basis: draft.basis,
    obligations: draft.obligations ?? profile.obligations,
    ladder: draft.ladder ?? profile.ladder,
    departments: draft.departments ?? profile.departments,
    defaultDepartment: draft.defaultDepartment ?? profile.defaultDepartment,
    emphasis: draft.emphasis ?? profile.emphasis,
    openingRules: draft.openingRules ?? profile.openingRules,
  };
}
