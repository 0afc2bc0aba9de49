import type { CaseStore } from '../ports/case-store.ts';
import type { Log } from '../ports/log.ts';
import { caseEventsTopic } from '../domain/topics.ts';

const batchSize = 500;

/** Passes on case events that were saved with their case but not yet published; returns how many. */
export async function relayOutbox(deps: { cases: CaseStore; log: Log }): Promise<number> {
  let passed = 0;
  for (;;) {
    const waiting = await deps.cases.outbox(batchSize);
    if (waiting.length === 0) return passed;
    await deps.log.append(
      waiting.map((stored) => ({ topic: caseEventsTopic, key: stored.caseId, value: stored })),
    );
    await deps.cases.passedOn(waiting);
    passed += waiting.length;
  }
}
