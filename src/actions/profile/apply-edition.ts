import type { Actor } from '../../domain/actor.ts';
import type { PolicyProfile } from '../../domain/policy.ts';
import {
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
} from '../../domain/profile-edition.ts';
import { changesOf, type OfficeRules } from '../../domain/rule-change.ts';
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
  /** What still hangs on each of these departments: the numbers of its open cases and the names of its people. */
  heldBy: (departmentIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
}

export type RulesChecked =
  { kind: 'right'; rules: OfficeRules } | { kind: 'wrong'; faults: readonly DraftFault[] };

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
 * Applies a draft of the rules as the next edition. Clocks that have started keep the rule that they started by;
 * nothing is counted anew. A department that still has cases or people stays. Two at once: one is told of the other.
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
  const checked = await checkEdition(deps, latest, draft);
  if (checked.kind === 'refused') return checked;
  const { edition, event } = nextEdition(latest, checked.rules, { actor, now, reason });
  if ((await deps.documents.profileEditions.save(edition, 0, event)) === 'conflict')
    return { kind: 'conflict', currentVersion: edition.profileVersion };
  await deps.followProfile();
  return { kind: 'applied', edition };
}

/** The rules that a draft states, or why they cannot be an edition. */
export async function checkEdition(
  { checkRules, clock, heldBy }: Pick<EditionDeps, 'checkRules' | 'clock' | 'heldBy'>,
  latest: PolicyProfile,
  draft: RulesDraft,
): Promise<{ kind: 'right'; rules: OfficeRules } | EditionRefused> {
  const checked = checkRules(latest, draft);
  if (checked.kind === 'wrong') {
    const message = `草案有 ${checked.faults.length} 处错误，改正后再预览`;
    return refuseEdition('draft-wrong', message, checked.faults);
  }
  const { rules } = checked;
  const today = shanghaiDay(clock.now());
  // an edition that waits for its day comes into force with those after it
  const earliest = latest.effectiveFrom > today ? latest.effectiveFrom : today;
  if (rules.effectiveFrom < earliest)
    return refuseEdition(
      'time-impossible',
      `施行日期为${rules.effectiveFrom}，应不早于${earliest}：规则不追溯，也不先于上一版`,
    );
  const isSameBasis = JSON.stringify(rules.basis) === JSON.stringify(latest.basis);
  if (changesOf(latest, rules).length === 0 && isSameBasis)
    return refuseEdition('draft-unchanged', '草案与现行规则没有差别');
  return (await refuseRemoval(heldBy, latest, rules)) ?? { kind: 'right', rules };
}

/** The refusal that lists what still hangs on departments that the draft leaves out. */
async function refuseRemoval(
  heldBy: EditionDeps['heldBy'],
  { departments }: Pick<PolicyProfile, 'departments'>,
  rules: OfficeRules,
): Promise<EditionRefused | undefined> {
  const kept = new Set(rules.departments.map(({ id }) => id));
  const removed = departments.filter(({ id }) => !kept.has(id));
  if (removed.length === 0) return undefined;
  const held = await heldBy(removed.map(({ id }) => id));
  const faults = removed
    .map(({ id, name }) => ({ name, by: held.get(id) ?? [] }))
    .filter(({ by }) => by.length > 0)
    .map(({ name, by }) => ({ path: 'departments', message: `${name}：${by.join('、')}` }));
  if (faults.length === 0) return undefined;
  const message = '部门还有在办案件或账号，请先改派、调整后再删除';
  return refuseEdition('department-in-use', message, faults);
}
