import { roleNames, systemActor, type Actor } from '../../domain/actor.ts';
import { policyEvent } from '../../domain/policy-event.ts';
import {
  afterStep,
  mayPolicy,
  policyRoles,
  refusePolicy,
  trackingWatch,
  type PolicyAct,
  type PolicyRefused,
  type PolicyStep,
  type TrackedPolicy,
} from '../../domain/policy-track.ts';
import type { PolicyStore } from '../../ports/policy-store.ts';
import { openWatch, type OpenWatchDeps } from '../watch/open.ts';

export type PolicyDeps = OpenWatchDeps & { policies: PolicyStore };

export interface PolicyStepInput {
  id: string;
  /** The version that the person has seen. */
  expectedVersion: number;
  step: PolicyStep;
}

export type StepTaken =
  | { kind: 'done'; policy: TrackedPolicy }
  | PolicyRefused
  | { kind: 'conflict'; currentVersion: number };

/** Takes one step with a policy; issuing it opens the watch that follows it. */
export async function takePolicyStep(
  deps: PolicyDeps,
  actor: Actor,
  { id, expectedVersion, step }: PolicyStepInput,
): Promise<StepTaken> {
  if (!mayPolicy(actor, step.kind)) return refusePolicyRole(step.kind);
  const policy = await deps.policies.get(id);
  if (policy === undefined)
    return refusePolicy('policy-missing', `没有编号为“${id}”的政策，请刷新后重试`);
  if (policy.version !== expectedVersion)
    return { kind: 'conflict', currentVersion: policy.version };
  const act = { actor, now: deps.clock.now() };
  const after = afterStep(policy, step, act);
  if ('reason' in after) return after;
  const event = policyEvent(step.kind, { before: policy, after }, act);
  if ((await deps.policies.save(after, expectedVersion, event)) === 'conflict') {
    const winner = await deps.policies.get(id);
    return { kind: 'conflict', currentVersion: winner?.version ?? expectedVersion };
  }
  await followPolicy(deps, after);
  return { kind: 'done', policy: after };
}

/** Opens the watch of an issued policy, once; harmless to repeat after a crash in between. */
export async function followPolicy(deps: OpenWatchDeps, policy: TrackedPolicy): Promise<void> {
  const watch = trackingWatch(policy);
  if (watch !== undefined) await openWatch(deps, systemActor, watch);
}

/** The refusal that names who may. */
export function refusePolicyRole(act: PolicyAct): PolicyRefused {
  const names = policyRoles[act].map((role) => roleNames[role]).join('、');
  return refusePolicy('not-permitted', `您的岗位无权进行此操作，须由${names}办理`);
}
