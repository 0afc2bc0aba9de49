import type { Draft, Gate, Publication } from '../response.ts';
import type { Instant } from '../time.ts';
import type { Case } from './case.ts';

/** A gate that still needs a signature; 会签 once for each department that the draft names. */
export interface OpenGate {
  gate: Gate;
  department?: string;
}

const everyDraftsGates: readonly Gate[] = ['政治关', '政策关', '保密关', '文字关'];

/** Every signature that the draft needs. */
export function neededGates(draft: Draft): OpenGate[] {
  return [
    ...everyDraftsGates.map((gate) => ({ gate })),
    ...draft.coSigners.map((department) => ({ gate: '会签' as const, department })),
  ];
}

/** The signatures that this exact text still lacks. */
export function openGates(draft: Draft): OpenGate[] {
  return neededGates(draft).filter(
    ({ gate, department }) =>
      !draft.signatures.some(
        (signature) =>
          signature.draftHash === draft.hash &&
          signature.gate === gate &&
          signature.department === department,
      ),
  );
}

/** Whether the draft is on its way to publication or published in its present text. */
export function isTaken(current: Case, draft: Draft): boolean {
  return current.publications.some(
    (publication) =>
      publication.draftId === draft.id &&
      publication.draftHash === draft.hash &&
      publication.state.kind !== 'failed',
  );
}

/** Drafts that somebody still has to sign, edit, publish or withdraw. */
export function draftsInWork(current: Case): Draft[] {
  return current.drafts.filter((draft) => !draft.withdrawn && !isTaken(current, draft));
}

/** The confirmed publications of the case's present cycle with their times, earliest first. */
export function confirmedPublications(
  current: Case,
): { publication: Publication; at: Instant; url: string }[] {
  return current.publications
    .flatMap((publication) =>
      publication.cycle === current.cycle && publication.state.kind === 'confirmed'
        ? [{ publication, at: publication.state.at, url: publication.state.url }]
        : [],
    )
    .sort((a, b) => a.at - b.at);
}
