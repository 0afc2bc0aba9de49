import { systemActor } from '../../domain/actor.ts';
import { applyCommand, type ExecuteDeps } from './apply-command.ts';

// Cases handled side by side share one commit: enough to pay for it, few enough to be forgotten young.
const batchSize = 200;

/**
 * Fires everything that is due now, the longest due first, until nothing is left, and resolves with the
 * ids of the cases in which something fired. Any number of workers may do so at once: of two that take the
 * same case one saves, the other finds nothing left to do. A case that fails does not hold up the others;
 * the first failure is thrown once they are done.
 */
export async function fireDue(deps: ExecuteDeps, signal?: AbortSignal): Promise<readonly string[]> {
  const now = deps.clock.now();
  const handled = new Set<string>();
  const fired: string[] = [];
  const failures: unknown[] = [];
  for (;;) {
    if (signal?.aborted) break;
    // where nothing fired, the case may still be due: look past it
    const due = await deps.cases.due(now, batchSize + handled.size - fired.length);
    const fresh = due.filter((caseId) => !handled.has(caseId));
    if (fresh.length === 0) break;
    const results = await Promise.allSettled(fresh.map((caseId) => fireCase(deps, caseId)));
    for (const [index, caseId] of fresh.entries()) {
      const result = results[index];
      handled.add(caseId);
      if (result?.status === 'rejected') failures.push(result.reason);
      else if (result?.value === true) fired.push(caseId);
    }
  }
  if (failures.length > 0) throw failures[0];
  return fired;
}

/** Whether anything fired. */
async function fireCase(deps: ExecuteDeps, caseId: string): Promise<boolean> {
  const outcome = await applyCommand(deps, systemActor, { caseId, command: { kind: 'fire-due' } });
  return outcome.kind === 'done' && outcome.events.length > 0;
}
