import type { Actor, Role } from '../actor.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Rubric } from '../evaluation/rubric.ts';
import type { PolicyProfile } from '../policy.ts';
import type { Instant } from '../time.ts';
import type { CaseEvent } from './events.ts';
import type { Refused } from './refusal.ts';
import type { Rule } from './rules/rule.ts';

/** All that a decision may look at besides the case and the command. */
export interface Context {
  actor: Actor;
  now: Instant;
  profile: PolicyProfile;
  calendar: WorkingCalendar;
  /** The ways of scoring that the office has chosen from. */
  rubrics?: readonly Rubric[] | undefined;
  /** SHA-256 of a text in hex; binds signatures to one exact draft. */
  sha256: (text: string) => string;
}

/** A context with the row of the table that allows the command, and the role it is given in. */
export interface ActingContext extends Context {
  rule: Rule;
  role: Role;
}

type WithoutHeader<E> = E extends unknown ? Omit<E, 'version' | 'at' | 'by' | 'role'> : never;

/** An event before it is signed with version, time and person. */
export type Fact = WithoutHeader<CaseEvent>;

/** What a topic decides: the facts of the matter, or a refusal. Clocks follow from the facts. */
export type Outcome = readonly Fact[] | Refused;

/** Whether a topic has refused the command. */
export function isRefused(outcome: Outcome): outcome is Refused {
  return 'kind' in outcome;
}

/** The fact as an event of this version. */
export function sign(fact: Fact, version: number, { actor, now, role }: ActingContext): CaseEvent {
  const by = { id: actor.id, name: actor.name };
  return { ...fact, version, at: now, by, role };
}
