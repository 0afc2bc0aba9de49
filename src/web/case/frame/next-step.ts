import type { CommandKind } from '../../../domain/case/commands.ts';
import type { Session } from '../../shared/session.ts';
import type { caseWords } from '../../words/case.ts';
import type { CasePage } from '../../shared/command-form/case-desk.ts';
import { awaitsConclusion, awaitsDecision } from './breaches.ts';
import { maySign } from './gates.ts';
import type { CaseTab } from './case-tabs.tsx';

export interface NextStep {
  step: Step;
  tab: CaseTab;
  /** The command that does it; whoever may give it sees it as theirs. */
  command: CommandKind | undefined;
}

type Reader = Pick<Session, 'roles' | 'department'>;
type Step =
  Extract<keyof typeof caseWords.zh, `step.${string}`> extends `step.${infer Name}` ? Name : never;

/** The one thing that brings the case on, and whether it is the reader's to do. */
export function nextStep(page: CasePage, reader: Reader): NextStep {
  const { case: one } = page;
  if (one.proposal?.content.kind === 'dismissal')
    return { step: 'approve-dismissal', tab: 'overview', command: 'approve' };
  if (one.proposal?.content.kind === 'merge')
    return { step: 'approve-merge', tab: 'overview', command: 'approve' };
  switch (one.stage) {
    case '收集':
      return collecting(page);
    case '会商':
      return consulting(page, reader);
    case '研判':
      return one.proposal
        ? { step: 'approve', tab: 'judge', command: 'approve' }
        : { step: 'determine', tab: 'judge', command: 'determine' };
    case '回应':
      return responding(page, reader);
    case '评估':
      return evaluating(page);
    case '已合并':
      return { step: 'merged', tab: 'overview', command: undefined };
    case '归档':
    case '不予立案':
      return { step: 'none', tab: 'overview', command: undefined };
  }
}

function collecting({ case: { assignee, lead } }: CasePage): NextStep {
  if (assignee?.claimedAt === undefined)
    return { step: 'claim', tab: 'overview', command: 'claim' };
  return lead
    ? { step: 'convene', tab: 'consult', command: 'start-consultation' }
    : { step: 'set-lead', tab: 'consult', command: 'set-lead' };
}

function consulting({ case: one }: CasePage, { department }: Reader): NextStep {
  const open = one.consultations.find(({ closed }) => closed === undefined);
  const awaited = (open?.invitees ?? []).filter(({ reply }) => reply.kind === 'awaited');
  if (awaited.some((invitee) => invitee.department.id === department))
    return { step: 'reply', tab: 'consult', command: 'reply-consultation' };
  return awaited.length > 0
    ? { step: 'await-replies', tab: 'consult', command: undefined }
    : { step: 'minutes', tab: 'consult', command: 'close-consultation' };
}

function responding({ case: one, drafts }: CasePage, reader: Reader): NextStep {
  const inWork = one.drafts.filter(
    ({ id, withdrawn }) => !withdrawn && !drafts.some((known) => known.id === id && known.isTaken),
  );
  const tab = 'respond';
  if (inWork.some(({ returned }) => returned))
    return { step: 'revise', tab, command: 'submit-draft' };
  const open = drafts
    .filter(({ id }) => inWork.some((draft) => draft.id === id))
    .flatMap(({ gates }) => gates.filter(({ signed }) => !signed));
  if (open.length > 0) {
    const isReaders = open.some((gate) => maySign(gate, reader));
    return { step: 'gates', tab, command: isReaders ? 'sign-gate' : undefined };
  }
  if (inWork.length > 0) return { step: 'publish', tab, command: 'request-publish' };
  if (one.publications.some(({ state }) => state.kind === 'requested'))
    return { step: 'prove', tab, command: 'confirm-publish' };
  const isOwed = (one.judgment?.dispositions ?? []).some(
    (disposition) => !one.closedDispositions.includes(disposition),
  );
  if (isOwed) return { step: 'draft', tab, command: 'submit-draft' };
  return one.handlingEndedAt === undefined
    ? { step: 'end-handling', tab, command: 'declare-handling-ended' }
    : { step: 'finish', tab, command: 'finish-response' };
}

function evaluating({ case: one, allowed }: CasePage): NextStep {
  const tab = 'evaluate';
  if (one.breaches.some(awaitsConclusion))
    return { step: 'conclude', tab, command: 'conclude-breaches' };
  if (one.breaches.some(awaitsDecision))
    return { step: 'decide-appeal', tab, command: 'decide-appeal' };
  // who signs does not score
  return allowed.includes('archive')
    ? { step: 'sign', tab, command: 'archive' }
    : { step: 'score', tab, command: 'assess' };
}
