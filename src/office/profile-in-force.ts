import type { PolicyProfile } from '../domain/policy.ts';
import { profileInForce } from '../domain/profile-edition.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../ports/documents.ts';

export interface FollowedProfile {
  /** The rules in force at any moment: between two decisions, never within one, its fields may change. */
  profile: PolicyProfile;
  /** Reads the editions that people have applied and lets the one hold whose day has come. */
  followProfile: () => Promise<void>;
}

const maxEditions = 10_000;

/** The configured profile, followed through the editions of its rules; as configured until it is first followed. */
export function openFollowedProfile(
  configured: PolicyProfile,
  {
    documents,
    clock,
  }: { documents: Pick<Documents, 'profileEditions'>; clock: Pick<Clock, 'now'> },
): FollowedProfile {
  let current = configured;
  return {
    profile: {
      get id() {
        return current.id;
      },
      get name() {
        return current.name;
      },
      get version() {
        return current.version;
      },
      get effectiveFrom() {
        return current.effectiveFrom;
      },
      get basis() {
        return current.basis;
      },
      get region() {
        return current.region;
      },
      get departments() {
        return current.departments;
      },
      get defaultDepartment() {
        return current.defaultDepartment;
      },
      get emphasis() {
        return current.emphasis;
      },
      get openingRules() {
        return current.openingRules;
      },
      get obligations() {
        return current.obligations;
      },
      get ladder() {
        return current.ladder;
      },
      get evaluation() {
        return current.evaluation;
      },
      get campaigns() {
        return current.campaigns;
      },
      get mediaPartners() {
        return current.mediaPartners;
      },
    },
    async followProfile() {
      const editions = await documents.profileEditions.list('', maxEditions);
      current = profileInForce(configured, editions, clock.now());
    },
  };
}
