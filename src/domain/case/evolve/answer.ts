import type { z } from 'zod';
import type { Draft, Publication } from '../../response.ts';
import type { Case } from '../case.ts';
import type { CaseEventOf } from '../events.ts';
import type { answerEventSchemas } from '../events/answer.ts';
import { evolveEvaluation } from './evaluation.ts';

/** What happens to the response, and to the reports and referrals beside it. */
export type AnswerEvent = z.infer<(typeof answerEventSchemas)[number]>;

/** Applies an event of drafting, publishing, reporting, referring or evaluating. */
export function evolveAnswer(current: Case, event: AnswerEvent): Case {
  const { at, by } = event;
  const { cycle } = current;
  switch (event.kind) {
    case 'draft-submitted':
      return draftSubmitted(current, event);
    case 'gate-signed': {
      const { gate, department, draftHash } = event;
      const signature = {
        gate,
        ...(department !== undefined && { department }),
        by,
        at,
        draftHash,
      };
      return withDraft(current, event.draftId, (draft) => ({
        ...draft,
        signatures: [...draft.signatures, signature],
      }));
    }
    case 'draft-returned': {
      const returned = { at, by, gate: event.gate, reason: event.reason };
      return withDraft(current, event.draftId, (draft) => ({ ...draft, returned }));
    }
    case 'draft-withdrawn':
      return withDraft(current, event.draftId, (draft) => ({ ...draft, withdrawn: true }));
    case 'publish-requested':
      return publishRequested(current, event);
    case 'publish-confirmed':
      return publishConfirmed(current, event);
    case 'publish-failed':
      return withPublication(current, event.publicationId, (publication) => ({
        ...publication,
        state: { kind: 'failed', at, reason: event.reason },
      }));
    case 'publication-corrected':
      return withPublication(current, event.publicationId, (publication) => ({
        ...publication,
        correction: { at, by, reason: event.reason },
      }));
    case 'page-checked':
      return withPublication(current, event.publicationId, (publication) =>
        publication.state.kind === 'confirmed'
          ? {
              ...publication,
              state: { ...publication.state, page: event.page, checkedAt: event.checkedAt },
            }
          : publication,
      );
    case 'conference-held': {
      const { heldAt, spokesperson, link } = event;
      const held = { kind: 'held' as const, cycle, at: heldAt, spokesperson, link };
      return { ...current, conferences: [...current.conferences, held] };
    }
    case 'conference-waived': {
      const waived = { kind: 'waived' as const, cycle, at, by, reason: event.reason };
      return { ...current, conferences: [...current.conferences, waived] };
    }
    case 'reported-upward': {
      const report = { cycle, at, by, to: event.to, summary: event.summary };
      return { ...current, upwardReports: [...current.upwardReports, report] };
    }
    case 'handed-over': {
      const { id, to, claim, refutation } = event;
      const handover = { id, cycle, to, claim, refutation, at, by };
      return { ...current, handovers: [...current.handovers, handover] };
    }
    case 'receipt-recorded': {
      const receipt = { at: event.receivedAt, number: event.number };
      return {
        ...current,
        handovers: current.handovers.map((handover) =>
          handover.id === event.id ? { ...handover, receipt } : handover,
        ),
      };
    }
    case 'referral-declined':
      return current.judgment === undefined
        ? current
        : { ...current, judgment: { ...current.judgment, noReferralReason: event.reason } };
    case 'handling-ended':
      return { ...current, handlingEndedAt: at };
    case 'praised': {
      const praise = { at, by, department: event.department, reason: event.reason };
      return { ...current, praises: [...current.praises, praise] };
    }
    case 'assessed':
    case 'external-score-recorded':
    case 'evaluation-signed':
      return evolveEvaluation(current, event);
  }
}

/** A submitted text is a new text: whatever was signed or returned before does not hold for it. */
function draftSubmitted(current: Case, event: CaseEventOf<'draft-submitted'>): Case {
  const { draftId: id, revision, title, body, publicity, closes, coSigners, hash, at, by } = event;
  const before = current.drafts.find((draft) => draft.id === id);
  const draft: Draft = {
    id,
    revision,
    title,
    body,
    ...(publicity !== undefined && { publicity }),
    closes,
    coSigners,
    hash,
    drafters: [...(before?.drafters ?? []).filter((person) => person.id !== by.id), by],
    submittedAt: at,
    signatures: [],
    withdrawn: false,
  };
  if (before === undefined) return { ...current, drafts: [...current.drafts, draft] };
  return withDraft(current, id, () => draft);
}

function publishRequested(current: Case, event: CaseEventOf<'publish-requested'>): Case {
  const { publicationId: id, draftId, draftHash, channel, at, by } = event;
  const draft = current.drafts.find((other) => other.id === draftId);
  const publication: Publication = {
    id,
    cycle: current.cycle,
    draftId,
    draftHash,
    title: draft?.title ?? '',
    closes: draft?.closes ?? [],
    channel,
    requestedAt: at,
    requestedBy: by,
    state: { kind: 'requested' },
  };
  return { ...current, publications: [...current.publications, publication] };
}

function publishConfirmed(current: Case, event: CaseEventOf<'publish-confirmed'>): Case {
  const { publicationId, url, seenAt, snapshotHash } = event;
  const closes =
    current.publications.find(({ id, cycle }) => id === publicationId && cycle === current.cycle)
      ?.closes ?? [];
  const confirmed = {
    kind: 'confirmed' as const,
    at: seenAt,
    url,
    snapshotHash,
    page: 'present' as const,
    checkedAt: seenAt,
  };
  return {
    ...withPublication(current, publicationId, (publication) => ({
      ...publication,
      state: confirmed,
    })),
    closedDispositions: [...new Set([...current.closedDispositions, ...closes])].sort(),
  };
}

function withDraft(current: Case, id: string, change: (draft: Draft) => Draft): Case {
  return {
    ...current,
    drafts: current.drafts.map((draft) => (draft.id === id ? change(draft) : draft)),
  };
}

function withPublication(
  current: Case,
  id: string,
  change: (publication: Publication) => Publication,
): Case {
  return {
    ...current,
    publications: current.publications.map((publication) =>
      publication.id === id ? change(publication) : publication,
    ),
  };
}
