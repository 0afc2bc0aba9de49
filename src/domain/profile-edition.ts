import { z } from 'zod';
import { roleNames, type Actor, type Role } from './actor.ts';
import { canonicalJson } from './audit/canonical-json.ts';
import type { OfficeEvent } from './office-event.ts';
import type { PolicyProfile } from './policy.ts';
import { changesOf, type OfficeRules, type RuleChange } from './rule-change.ts';
import { shanghaiDay, type Instant } from './time.ts';

/** A later edition of the parts of a profile that an office may change, applied by a person; never changed again. */
export interface ProfileEdition {
  id: string;
  /** Of the document. */
  version: 1;
  profileId: string;
  /** Counts on from the version of the file. */
  profileVersion: number;
  at: Instant;
  by: { id: string; name: string };
  reason: string;
  /** Editions of earlier releases name the rules of time alone: for the rest the file holds. */
  rules: Pick<OfficeRules, 'effectiveFrom' | 'basis' | 'obligations' | 'ladder'> &
    Partial<OfficeRules>;
}

/**
 * A draft of the rules as a person states it: durations as in the file, not yet held to what the file is held to. A
 * part that it does not name stays as it is.
 */
export const rulesDraftSchema = z.strictObject({
  effectiveFrom: z.string().max(20),
  basis: z.array(z.string().max(500)).max(50),
  obligations: z.array(z.unknown()).max(100).optional(),
  ladder: z.array(z.unknown()).max(20).optional(),
  departments: z.array(z.unknown()).max(500).optional(),
  defaultDepartment: z.string().max(100).optional(),
  emphasis: z.array(z.unknown()).max(100).optional(),
  openingRules: z.array(z.unknown()).max(100).optional(),
});
export type RulesDraft = z.infer<typeof rulesDraftSchema>;

/** One thing that is wrong with a draft; `path` as in the file, e.g. `obligations[2].within.hours`. */
export interface DraftFault {
  path: string;
  message: string;
}

/** Why an edition is not applied, in a sentence that says what would be right. */
export interface EditionRefused {
  kind: 'refused';
  reason:
    'not-permitted' | 'draft-wrong' | 'draft-unchanged' | 'time-impossible' | 'department-in-use';
  message: string;
  missing: readonly DraftFault[];
}

export function refuseEdition(
  reason: EditionRefused['reason'],
  message: string,
  missing: readonly DraftFault[] = [],
): EditionRefused {
  return { kind: 'refused', reason, message, missing };
}

/** Who answers for the rules by which everybody is timed. */
export const ruleRoles: readonly Role[] = ['office-head', 'leader', 'principal'];

/** Whether the person may apply an edition. */
export function mayEditRules({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.some((role) => ruleRoles.includes(role));
}

/** The refusal that names who may. */
export function refuseEditor(): EditionRefused {
  const names = ruleRoles.map((role) => roleNames[role]).join('、');
  return refuseEdition('not-permitted', `方案的规则须由${names}修改`);
}

/** The profile with the newest edition whose day has come; a file with a higher version goes before them. */
export function profileInForce(
  configured: PolicyProfile,
  editions: readonly ProfileEdition[],
  now: Instant,
): PolicyProfile {
  const today = shanghaiDay(now);
  const edition = editionsOf(configured, editions).findLast(
    ({ rules }) => rules.effectiveFrom <= today,
  );
  return inEdition(configured, edition);
}

/** The profile with the rules of the edition; as it is without one. */
export function inEdition(
  profile: PolicyProfile,
  edition: ProfileEdition | undefined,
): PolicyProfile {
  return edition ? { ...profile, ...edition.rules, version: edition.profileVersion } : profile;
}

/** The editions that go beyond this file, oldest first. */
export function editionsOf(
  { id, version }: Pick<PolicyProfile, 'id' | 'version'>,
  editions: readonly ProfileEdition[],
): ProfileEdition[] {
  return editions
    .filter((one) => one.profileId === id && one.profileVersion > version)
    .sort((a, b) => a.profileVersion - b.profileVersion);
}

/** The edition after `latest`, with the line for the office's audit. */
export function nextEdition(
  latest: PolicyProfile,
  rules: OfficeRules,
  { actor, now, reason }: { actor: Actor; now: Instant; reason: string },
): { edition: ProfileEdition; event: OfficeEvent } {
  const profileVersion = latest.version + 1;
  // in the order of ids the editions of a profile stand in their own
  const id = `${latest.id}/${String(profileVersion).padStart(6, '0')}`;
  const by = { id: actor.id, name: actor.name };
  const changes = changesOf(latest, rules);
  const edition = {
    id,
    version: 1 as const,
    profileId: latest.id,
    profileVersion,
    at: now,
    by,
    reason,
    rules,
  };
  const event = {
    id: `profile/${id}`,
    at: now,
    by,
    kind: 'profile-changed' as const,
    subject: latest.id,
    before: factsOf(latest.version, latest.effectiveFrom, changes, 'before'),
    after: { ...factsOf(profileVersion, rules.effectiveFrom, changes, 'after'), reason },
  };
  return { edition, event };
}

function factsOf(
  version: number,
  effectiveFrom: string,
  changes: readonly RuleChange[],
  side: 'before' | 'after',
): Record<string, string> {
  const rules = changes.flatMap(({ name, [side]: rule }) =>
    rule ? [[name, canonicalJson(rule)] as const] : [],
  );
  return { version: String(version), effectiveFrom, ...Object.fromEntries(rules) };
}
