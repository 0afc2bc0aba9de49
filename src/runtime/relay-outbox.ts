import type { CaseStore, StoredCaseEvent } from '../ports/case-store.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import { caseEventsTopic } from '../domain/topics.ts';

const batchSize = 500;

/** Passes on case events that were saved with their case but not yet published; returns how many. */
export async function relayOutbox(deps: {
  cases: CaseStore;
  log: Log;
  metrics?: Metrics;
}): Promise<number> {
  let passed = 0;
  for (;;) {
    const waiting = await deps.cases.outbox(batchSize);
    if (waiting.length === 0) return passed;
    await deps.log.append(
      waiting.map((stored) => ({ topic: caseEventsTopic, key: stored.caseId, value: stored })),
    );
    await deps.cases.passedOn(waiting);
    if (deps.metrics) count(deps.metrics, waiting);
    passed += waiting.length;
  }
}

function count(metrics: Metrics, passed: readonly StoredCaseEvent[]): void {
  for (const { event } of passed) {
    if (event.kind === 'step-fired') metrics.fired(event.at - event.scheduledFor);
    if (event.kind === 'breach-recorded') metrics.breached();
  }
}
