import { systemActor } from '../../domain/actor.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { applyCommand, type ExecuteDeps } from './apply-command.ts';

/** What one case's clocks brought. */
export interface FiredCase {
  caseId: string;
  events: readonly CaseEvent[];
}

// Cases handled side by side share one commit, as many as one may hold: a backlog is written page by page, not case by case.
const batchSize = 1000;

/**
 * Fires everything that is due now, the longest due first, until nothing is left. Any number of workers
 * may do so at once: of two that take the same case one saves, the other finds nothing left to do. A case
 * that fails does not hold up the others; the first failure is thrown once they are done.
 */
export async function fireDue(
  deps: ExecuteDeps,
  signal?: AbortSignal,
): Promise<readonly FiredCase[]> {
  const now = deps.clock.now();
  const handled = new Set<string>();
  const fired: FiredCase[] = [];
  const failures: unknown[] = [];
  for (;;) {
    if (signal?.aborted) break;
    const due = await deps.cases.due(now, batchSize);
    const fresh = due.filter((caseId) => !handled.has(caseId));
    if (fresh.length === 0) break;
    const results = await Promise.allSettled(fresh.map((caseId) => fireCase(deps, caseId)));
    for (const caseId of fresh) handled.add(caseId);
    for (const result of results) {
      if (result.status === 'rejected') failures.push(result.reason);
      else if (result.value.events.length > 0) fired.push(result.value);
    }
  }
  if (failures.length > 0) throw failures[0];
  return fired;
}

async function fireCase(deps: ExecuteDeps, caseId: string): Promise<FiredCase> {
  const outcome = await applyCommand(deps, systemActor, { caseId, command: { kind: 'fire-due' } });
  return { caseId, events: outcome.kind === 'done' ? outcome.events : [] };
}
