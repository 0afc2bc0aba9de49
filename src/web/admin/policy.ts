import type { Reply } from '../shared/api.ts';

export type PolicyReply = Reply<'GET /api/policies'>;
export type Policy = PolicyReply['policies'][number];
export type PolicyAct = PolicyReply['may'][number];
/** A step that is written down in a form. */
export type WrittenAct = Exclude<PolicyAct, 'register'>;

export type PolicyState = 'preparing' | 'ready' | 'late' | 'tracked' | 'over';

/** How far a policy has come at the server's time. */
export function stateOf(policy: Policy, now: number): PolicyState {
  const { issued, missing, plannedFor } = policy;
  if (issued) return policy.interpretAgainAt === undefined ? 'over' : 'tracked';
  if (missing.length === 0) return 'ready';
  const isLate = plannedFor !== undefined && Date.parse(`${plannedFor}T00:00:00+08:00`) <= now;
  return isLate ? 'late' : 'preparing';
}
