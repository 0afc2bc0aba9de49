import { consoleChannel } from '../domain/notification-routing.ts';
import { caseEventsTopic } from '../domain/topics.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Stage } from '../ports/stage.ts';
import { parseCaseEvent, type CaseEventMessage } from './case-event-message.ts';
import { deliverDue, queueNotice, type DeliverDeps } from './case-to-escalation/deliver.ts';
import { isNoteworthy, noticeOf } from './case-to-escalation/notice-of.ts';

export interface CaseToEscalationDeps extends DeliverDeps {
  cases: Pick<CaseStore, 'get'>;
}

/**
 * Tells people: of each new case, and of each ladder step that fires. It only queues, and empties the queue
 * of the console, which never waits; case-to-escalation/retry.ts carries the rest. A notice that a channel
 * has taken is not sent there again; one that a crash cuts off between sending and recording comes twice
 * with the same id.
 */
export function caseToEscalation(deps: CaseToEscalationDeps): Stage<CaseEventMessage> {
  return {
    name: 'case-to-escalation',
    reads: caseEventsTopic,
    writes: [],
    parse: parseCaseEvent,
    async handle(messages) {
      for (const { caseId, event } of messages) {
        if (!isNoteworthy(event)) continue;
        const current = await deps.cases.get(caseId);
        if (!current) continue;
        const notice = noticeOf(event, current);
        if (await deps.notices.isSent(notice.id)) continue;
        await queueNotice(deps, notice);
        await deps.notices.markSent(notice.id, deps.clock.now());
      }
      await deliverDue(deps, consoleChannel);
      return [];
    },
  };
}
