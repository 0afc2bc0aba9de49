import { nextInterpretationAt, type TrackedPolicy } from '../../domain/policy-track.ts';
import type { Instant } from '../../domain/time.ts';
import { followPolicy, type PolicyDeps } from './take-step.ts';

export interface InterpretationReminder {
  policy: TrackedPolicy;
  dueAt: Instant;
}

export interface RemindDeps extends PolicyDeps {
  /** Tells the drafting department; the same reminder may be told again after a crash. */
  tell: (reminder: InterpretationReminder) => Promise<void>;
}

const maxPolicies = 10_000;

/**
 * Reminds of every policy whose next interpretation has come due, each due time once, and opens a watch that a
 * crash has left unopened. Resolves with the number of reminders; called by the timer.
 */
export async function remindInterpretations(deps: RemindDeps): Promise<number> {
  const now = deps.clock.now();
  let told = 0;
  for (const policy of await deps.policies.all(maxPolicies)) {
    if (policy.issued === undefined) continue;
    await followPolicy(deps, policy);
    const dueAt = nextInterpretationAt(policy);
    if (dueAt === undefined || dueAt > now || policy.remindedOf === dueAt) continue;
    await deps.tell({ policy, dueAt });
    const reminded = { ...policy, version: policy.version + 1, remindedOf: dueAt };
    // somebody else's change wins; the next turn looks again
    if ((await deps.policies.save(reminded, policy.version)) === 'saved') told += 1;
  }
  return told;
}
