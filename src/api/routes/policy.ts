import { registerPolicy } from '../../actions/policy/register.ts';
import { takePolicyStep } from '../../actions/policy/take-step.ts';
import {
  mayPolicy,
  missingBeforeIssue,
  nextInterpretationAt,
  policyActs,
  type TrackedPolicy,
} from '../../domain/policy-track.ts';
import { policyContract as contract } from '../contract/policy.ts';
import { conflict, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const maxPolicies = 1000;

/** Policies from draft to repeated interpretation. */
export function policyRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.policies, async ({ actor }) => {
    const policies = await deps.policies.all(maxPolicies);
    const may = policyActs.filter((act) => mayPolicy(actor, act));
    return { body: { policies: policies.map(shown), may } };
  });
  serve(serving, contract.registerPolicy, async ({ body, actor }) => {
    const registered = await registerPolicy(deps, actor, body);
    return registered.kind === 'registered'
      ? { body: registered.policy }
      : { problem: refused(registered) };
  });
  serve(serving, contract.proposePolicy, ({ body }) => ({ body: deps.proposePolicy(body) }));
  serve(serving, contract.policyStep, async ({ params, body, actor }) => {
    const { expectedVersion, step } = body;
    const taken = await takePolicyStep(deps, actor, {
      id: params['id'] ?? '',
      expectedVersion,
      step,
    });
    switch (taken.kind) {
      case 'done':
        return { body: taken.policy };
      case 'conflict':
        return {
          problem: conflict('政策', { expected: expectedVersion, current: taken.currentVersion }),
        };
      case 'refused':
        return { problem: refused(taken) };
    }
  });
}

function shown(policy: TrackedPolicy) {
  const interpretAgainAt = nextInterpretationAt(policy);
  return {
    ...policy,
    missing: policy.issued ? [] : missingBeforeIssue(policy),
    ...(interpretAgainAt !== undefined && { interpretAgainAt }),
  };
}
