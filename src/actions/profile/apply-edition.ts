import type { Actor } from '../../domain/actor.ts';
import type { PolicyProfile } from '../../domain/policy.ts';
import {
  changesOf,
  editionsOf,
  inEdition,
  mayEditRules,
  nextEdition,
  refuseEdition,
  refuseEditor,
  type DraftFault,
  type EditionRefused,
  type ProfileEdition,
  type RulesDraft,
  type RulesOfTime,
} from '../../domain/profile-edition.ts';
import { shanghaiDay } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../../ports/documents.ts';

export interface EditionDeps {
  documents: Documents;
  clock: Clock;
  /** The profile as its file says. */
  configuredProfile: PolicyProfile;
  /** The profile with these rules, or all that is wrong with them by what the file is held to. */
  checkRules: (profile: PolicyProfile, draft: RulesDraft) => RulesChecked;
  /** Makes what was applied hold in this process; others follow within seconds. */
  followProfile: () => Promise<void>;
}

export type RulesChecked =
  { kind: 'right'; rules: RulesOfTime } | { kind: 'wrong'; faults: readonly DraftFault[] };

export interface EditionInput {
  /** The version of the profile that the draft was made from. */
  expectedVersion: number;
  reason: string;
  draft: RulesDraft;
}

export type EditionApplied =
  | { kind: 'applied'; edition: ProfileEdition }
  | { kind: 'conflict'; currentVersion: number }
  | EditionRefused;

const maxEditions = 10_000;

/** The profile in its latest edition, in force already or on a day to come, and the editions that led there. */
export async function latestProfile({
  documents,
  configuredProfile,
}: Pick<EditionDeps, 'documents' | 'configuredProfile'>): Promise<{
  latest: PolicyProfile;
  editions: readonly ProfileEdition[];
}> {
  const stored = await documents.profileEditions.list('', maxEditions);
  const editions = editionsOf(configuredProfile, stored);
  return { latest: inEdition(configuredProfile, editions.at(-1)), editions };
}

/**
 * Applies a draft of the rules of time as the next edition. Clocks that have started keep the rule that they started
 * by; nothing is counted anew. Two at once: one is told of the other.
 */
export async function applyEdition(
  deps: EditionDeps,
  actor: Actor,
  { expectedVersion, reason, draft }: EditionInput,
): Promise<EditionApplied> {
  if (!mayEditRules(actor)) return refuseEditor();
  const { latest } = await latestProfile(deps);
  if (latest.version !== expectedVersion)
    return { kind: 'conflict', currentVersion: latest.version };
  const now = deps.clock.now();
  const checked = checkEdition(deps, latest, draft);
  if (checked.kind === 'refused') return checked;
  const { edition, event } = nextEdition(latest, checked.rules, { actor, now, reason });
  if ((await deps.documents.profileEditions.save(edition, 0, event)) === 'conflict')
    return { kind: 'conflict', currentVersion: edition.profileVersion };
  await deps.followProfile();
  return { kind: 'applied', edition };
}

/** The rules that a draft states, or why they cannot be an edition. */
export function checkEdition(
  { checkRules, clock }: Pick<EditionDeps, 'checkRules' | 'clock'>,
  latest: PolicyProfile,
  draft: RulesDraft,
): { kind: 'right'; rules: RulesOfTime } | EditionRefused {
  const checked = checkRules(latest, draft);
  if (checked.kind === 'wrong') {
    const message = `草案有 ${checked.faults.length} 处错误,改正后再预览`;
    return refuseEdition('draft-wrong', message, checked.faults);
  }
  const { rules } = checked;
  const today = shanghaiDay(clock.now());
  if (rules.effectiveFrom < today)
    return refuseEdition(
      'time-impossible',
      `施行日期为${rules.effectiveFrom},应不早于今天(${today}):规则不追溯`,
    );
  const isSameBasis = JSON.stringify(rules.basis) === JSON.stringify(latest.basis);
  return changesOf(latest, rules).length === 0 && isSameBasis
    ? refuseEdition('draft-unchanged', '草案与现行规则没有差别')
    : { kind: 'right', rules };
}
