import { z } from 'zod';
import { roleNames, type Actor, type Role } from './actor.ts';
import type { OfficeEvent } from './office-event.ts';
import type { PolicyProfile } from './policy.ts';
import { shanghaiDay, type Instant } from './time.ts';

/** The rules of time: what an office may change of its profile while it runs. */
export type RulesOfTime = Pick<PolicyProfile, 'effectiveFrom' | 'basis' | 'obligations' | 'ladder'>;

/** A later edition of a profile's rules of time, applied by a person; never changed again. */
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
  rules: RulesOfTime;
}

/** A draft of the rules as a person states it: durations as in the file, not yet held to what the file is held to. */
export const rulesDraftSchema = z.strictObject({
  effectiveFrom: z.string().max(20),
  basis: z.array(z.string().max(500)).max(50),
  obligations: z.array(z.unknown()).max(100),
  ladder: z.array(z.unknown()).max(20),
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
  reason: 'not-permitted' | 'draft-wrong' | 'draft-unchanged' | 'time-impossible';
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
const editors: readonly Role[] = ['office-head', 'leader', 'principal'];

/** Whether the person may apply an edition. */
export function mayEditRules({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.some((role) => editors.includes(role));
}

/** The refusal that names who may. */
export function refuseEditor(): EditionRefused {
  const names = editors.map((role) => roleNames[role]).join('、');
  return refuseEdition('not-permitted', `时限规则须由${names}修改`);
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
  rules: RulesOfTime,
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

type Rule = RulesOfTime['obligations'][number] | RulesOfTime['ladder'][number];

/** What becomes of one rule: absent `before` it is new, absent `after` it is gone. */
export interface RuleChange<R extends Rule = Rule> {
  of: 'obligation' | 'ladder';
  /** `C3 48小时回应`, or the share of time of a ladder step, e.g. `50%`. */
  name: string;
  before?: R;
  after?: R;
}

/** How the rules differ, obligations first, each by its clock and name. */
export function changesOf(
  before: Pick<RulesOfTime, 'obligations' | 'ladder'>,
  after: Pick<RulesOfTime, 'obligations' | 'ladder'>,
): RuleChange[] {
  return [
    ...differences('obligation', before.obligations, after.obligations, obligationName),
    ...differences('ladder', before.ladder, after.ladder, ({ at }) => `${Math.round(at * 100)}%`),
  ];
}

/** By what an obligation is known among the others. */
export function obligationName({ clock, name }: { clock: string; name: string }): string {
  return `${clock} ${name}`;
}

function differences<R extends Rule>(
  of: RuleChange['of'],
  before: readonly R[],
  after: readonly R[],
  nameOf: (rule: R) => string,
): RuleChange<R>[] {
  const names = [...new Set([...before, ...after].map(nameOf))];
  return names.flatMap((name) => {
    const [was, is] = [before, after].map((rules) => rules.find((one) => nameOf(one) === name));
    const isSame = canonical(was) === canonical(is);
    return isSame ? [] : [{ of, name, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}

/** JSON whose keys are in order: the same rule from a file and from a browser is the same text. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  );
}

function factsOf(
  version: number,
  effectiveFrom: string,
  changes: readonly RuleChange[],
  side: 'before' | 'after',
): Record<string, string> {
  const rules = changes.flatMap(({ name, [side]: rule }) =>
    rule ? [[name, canonical(rule)] as const] : [],
  );
  return { version: String(version), effectiveFrom, ...Object.fromEntries(rules) };
}
