import type { RegisteredPolicy } from '../domain/policy-register.ts';
import { registeredPolicy } from '../domain/policy-track.ts';
import { secondMs } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { PolicyStore } from '../ports/policy-store.ts';
import { openPolicyRegister, type PolicyWatch } from '../understanding/tagging/policy-register.ts';

export interface PolicyWatchDeps {
  policies: Pick<PolicyStore, 'all'>;
  clock: Pick<Clock, 'monotonicMs'>;
}

/** A policy is watched so long after it was entered, at the latest. */
const refreshMs = 10 * secondMs;
const maxPolicies = 10_000;

/**
 * Watches for the configured policies and for those that people have registered by now, in this process or
 * another. Rejects with the store's own error while it cannot be read.
 */
export function openPolicyWatch(
  configured: readonly RegisteredPolicy[],
  { policies, clock }: PolicyWatchDeps,
): () => Promise<PolicyWatch> {
  let latest: { readAt: number; watch: Promise<PolicyWatch> } | undefined;

  async function read(): Promise<PolicyWatch> {
    try {
      const registered = await policies.all(maxPolicies);
      return openPolicyRegister([...configured, ...registered.map(registeredPolicy)]);
    } catch (error) {
      latest = undefined;
      throw error;
    }
  }

  return () => {
    const now = clock.monotonicMs();
    if (latest === undefined || now - latest.readAt >= refreshMs) {
      latest = { readAt: now, watch: read() };
    }
    return latest.watch;
  };
}
