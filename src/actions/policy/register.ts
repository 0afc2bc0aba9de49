import type { Actor } from '../../domain/actor.ts';
import { policyEvent } from '../../domain/policy-event.ts';
import {
  mayPolicy,
  refusePolicy,
  type NewPolicy,
  type PolicyRefused,
  type TrackedPolicy,
} from '../../domain/policy-track.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PolicyStore } from '../../ports/policy-store.ts';
import { refusePolicyRole } from './take-step.ts';

export interface RegisterDeps {
  policies: PolicyStore;
  clock: Clock;
  /** SHA-256 of a text in hex. */
  hash: (text: string) => string;
}

export type Registered = { kind: 'registered'; policy: TrackedPolicy } | PolicyRefused;

/** Enters a policy while it is drafted. One title of one department is one policy. */
export async function registerPolicy(
  { policies, clock, hash }: RegisterDeps,
  actor: Actor,
  input: NewPolicy,
): Promise<Registered> {
  if (!mayPolicy(actor, 'register')) return refusePolicyRole('register');
  const id = `policy-${hash(`${input.draftedBy.id}/${input.title}`).slice(0, 24)}`;
  const now = clock.now();
  const registered = { at: now, by: { id: actor.id, name: actor.name } };
  const policy = { ...input, id, version: 1, registered, interpretations: [] };
  const event = policyEvent('register', { after: policy }, { actor, now });
  return (await policies.save(policy, 0, event)) === 'saved'
    ? { kind: 'registered', policy }
    : refusePolicy('policy-exists', `《${input.title}》已登记，请在原登记中办理`);
}
