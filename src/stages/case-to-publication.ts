import type { Case } from '../domain/case/case.ts';
import type { CaseEventOf } from '../domain/case/events.ts';
import { AppError } from '../domain/errors.ts';
import { caseEventsTopic } from '../domain/topics.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { PublicationStore, TrackedPublication } from '../ports/publication-store.ts';
import type { Stage } from '../ports/stage.ts';
import { parseCaseEvent, type CaseEventMessage } from './case-event-message.ts';

export interface CaseToPublicationDeps {
  cases: Pick<CaseStore, 'get'>;
  publications: PublicationStore;
}

/**
 * Takes every requested publication in, with the exact text that was signed. It only queues:
 * case-to-publication/send.ts carries it to its channel, publication-to-proof.ts looks for it there.
 */
export function caseToPublication(deps: CaseToPublicationDeps): Stage<CaseEventMessage> {
  return {
    name: 'case-to-publication',
    reads: caseEventsTopic,
    writes: [],
    parse: parseCaseEvent,
    async handle(messages) {
      for (const { caseId, event } of messages) {
        if (event.kind !== 'publish-requested') continue;
        const current = await deps.cases.get(caseId);
        if (current) await deps.publications.add(trackedOf(current, event));
      }
      return [];
    },
  };
}

function trackedOf(current: Case, event: CaseEventOf<'publish-requested'>): TrackedPublication {
  const { publicationId, draftId, draftHash, channel, at: requestedAt } = event;
  // A draft on its way cannot be edited; after a failure it can, and then nothing is sent any more.
  const draft = current.drafts.find(({ id }) => id === draftId);
  const publication = current.publications.find(({ id }) => id === publicationId);
  const isOver = publication?.state.kind === 'failed';
  if (draft === undefined || (draft.hash !== draftHash && !isOver))
    throw new AppError(
      'message-invalid',
      `publication ${publicationId} of ${current.id}: got text ${draft?.hash ?? 'none'}, expected ${draftHash}`,
    );
  return {
    id: `${current.id}/${publicationId}`,
    caseId: current.id,
    caseNumber: current.number,
    publicationId,
    channel,
    title: draft.title,
    body: draft.body,
    requestedAt,
    progress: isOver ? { kind: 'ended', at: requestedAt } : { kind: 'sending', attempts: 0 },
  };
}
