import type { Say } from '../../shared/words.ts';
import type { respondWords } from '../../words/case-respond.ts';
import type { FieldError } from '../../shared/fields.tsx';
import type { Case, CasePage } from '../../shared/command-form/case-desk.ts';

export type Draft = Case['drafts'][number];
export type Standing = CasePage['drafts'][number];
type RespondSay = Say<keyof typeof respondWords.zh>;

/** Everything that keeps a draft from being published, each with the place where it is put right. */
export function publishObstacles(
  facts: {
    draft: Draft | undefined;
    standing: Standing | undefined;
    isEdited: boolean;
    mayPublish: boolean;
  },
  say: RespondSay,
  code: (code: string) => string,
): FieldError[] {
  const { draft, standing, isEdited, mayPublish } = facts;
  if (!draft || !standing) return [{ fieldId: 'draft-body', message: say('noDraftYet') }];
  const signers = new Set(draft.signatures.map(({ by }) => by.id));
  const open = standing.gates.filter(({ signed }) => !signed);
  const when = (isSo: boolean, fieldId: string, message: string) =>
    isSo ? [{ fieldId, message }] : [];
  return [
    ...when(isEdited, 'draft-body', say('editedNotSubmitted')),
    ...when(draft.withdrawn, 'draft-body', say('isWithdrawn')),
    ...when(standing.isTaken, 'publications', say('isTaken')),
    ...when(draft.returned !== undefined, 'draft-body', say('isReturned')),
    ...when(draft.publicity === undefined, 'draft-publicity', say('noPublicity')),
    ...when(draft.publicity?.attribute === '不予公开', 'draft-publicity', say('isWithheld')),
    ...open.map(({ gate, department }) => ({
      fieldId: gateFieldId(gate, department),
      message: say('gateMissing', { gate: `${code(gate)}${department ? ` (${department})` : ''}` }),
    })),
    ...when(open.length === 0 && signers.size < 2, gateFieldId('政治关'), say('oneSigner')),
    ...when(!mayPublish, 'publish', say('notPublisher')),
  ];
}

/** Everything that keeps the case from going to its evaluation. */
export function finishObstacles(
  { case: one, drafts }: CasePage,
  say: RespondSay,
  code: (code: string) => string,
): FieldError[] {
  const open = (one.judgment?.dispositions ?? []).filter(
    (disposition) => !one.closedDispositions.includes(disposition),
  );
  const inWork = one.drafts.filter(
    ({ id, withdrawn }) => !withdrawn && !drafts.some((known) => known.id === id && known.isTaken),
  );
  const isConferenceDue = one.clocks.some(
    ({ kind, cycle, state }) => kind === 'C2' && cycle === one.cycle && state.kind === 'running',
  );
  const when = (isSo: boolean, fieldId: string, message: string) =>
    isSo ? [{ fieldId, message }] : [];
  return [
    ...when(one.consultationOwed, 'finish', say('consultationOwed')),
    ...open.map((disposition) => ({
      fieldId: 'draft-body',
      message: say('dispositionOpen', { disposition: code(disposition) }),
    })),
    ...when(one.handlingEndedAt === undefined, 'end-handling', say('handlingNotEnded')),
    ...when(isConferenceDue, 'conference', say('conferenceMissing')),
    ...inWork.map(({ title }) => ({
      fieldId: 'draft-body',
      message: say('draftOpen', { title }),
    })),
    ...when(
      one.publications.some(({ state }) => state.kind === 'requested'),
      'publications',
      say('publicationPending'),
    ),
  ];
}

/** Where a gate stands on the page. */
export function gateFieldId(gate: string, department = ''): string {
  return `gate-${gate}${department}`;
}
