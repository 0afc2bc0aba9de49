import type { ExecuteDeps } from '../actions/case/execute.ts';
import { settleMerge } from '../actions/case/merge.ts';
import { caseEventsTopic } from '../domain/topics.ts';
import type { Stage } from '../ports/stage.ts';
import { parseCaseEvent, type CaseEventMessage } from './case-event-message.ts';

/**
 * Finishes what a crash cut off between the two cases of a merge or of its undoing. It only brings the
 * target in line with what the source is by now, so what was finished stays as it is.
 */
export function caseToMerge(deps: ExecuteDeps): Stage<CaseEventMessage> {
  return {
    name: 'case-to-merge',
    reads: caseEventsTopic,
    writes: [],
    parse: parseCaseEvent,
    async handle(messages) {
      for (const { caseId, event } of messages) {
        if (event.kind === 'merged') await settleMerge(deps, caseId, event.targetId);
        if (event.kind === 'released') await settleMerge(deps, event.sourceId, caseId);
        // the release may have been settled away while the source was on its way back
        if (event.kind === 'unmerged') await settleFormer(deps, caseId, event.version);
      }
      return [];
    },
  };
}

/** Settles with the case that this one was merged into before that version. */
async function settleFormer(deps: ExecuteDeps, caseId: string, version: number): Promise<void> {
  const history = await deps.cases.history(caseId);
  for (const { event } of history.toReversed()) {
    if (event.kind !== 'merged' || event.version >= version) continue;
    return settleMerge(deps, caseId, event.targetId);
  }
}
