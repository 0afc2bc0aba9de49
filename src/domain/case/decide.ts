import { isAtLeast } from '../priority.ts';
import { refusePermission } from '../permission.ts';
import type { Case } from './case.ts';
import type { Command, CommandKind } from './commands.ts';
import { isRefused, sign, type ActingContext, type Context, type Outcome } from './context.ts';
import * as breaches from './decide/breaches.ts';
import * as closing from './decide/closing.ts';
import * as consultation from './decide/consultation.ts';
import * as drafts from './decide/drafts.ts';
import * as evaluation from './decide/evaluation.ts';
import * as judgment from './decide/judgment.ts';
import * as matter from './decide/matter.ts';
import * as merge from './decide/merge.ts';
import * as people from './decide/people.ts';
import * as publication from './decide/publication.ts';
import * as referral from './decide/referral.ts';
import * as timing from './decide/timing.ts';
import type { CaseEvent } from './events.ts';
import { evolve, replay } from './evolve.ts';
import { refuse, type Refused } from './refusal.ts';
import type { Rule } from './rules/rule.ts';
import { settle } from './settle.ts';
import { checkSize } from './size.ts';
import { rulesAt, rulesOf } from './transitions.ts';

/** What comes of a command: events of one version (none when it changes nothing), or the reason why not. */
export type Decision =
  /** `after` is the fold of the events over what stood before. */
  { kind: 'accepted'; events: readonly CaseEvent[]; after: Case } | Refused;

/**
 * Decides a command on the case as it stands. Pure: the same arguments give the same answer, and a
 * refusal changes nothing. Clocks are settled after the facts, so no command can forget one.
 */
export function decide(current: Case | undefined, command: Command, context: Context): Decision {
  const acting = admit(current, command.kind, context);
  if ('reason' in acting) return acting;
  const outcome = decideFacts(current, command, acting);
  if (isRefused(outcome)) return outcome;
  const version = (current?.version ?? 0) + 1;
  const events = outcome.map((fact) => sign(fact, version, acting));
  const stated = replay(events, current);
  if (stated === undefined) return refuse('case-missing', '案件不存在，请先立案');
  if (events.length === 0) return { kind: 'accepted', events, after: stated };
  const clocks = settle(stated, context).map((fact) => sign(fact, version, acting));
  const after = clocks.reduce<Case>(evolve, stated);
  return (
    checkSize(after, command.kind) ?? { kind: 'accepted', events: [...events, ...clocks], after }
  );
}

/** Stage, role and severity by the table; the same for API, screens and tests. */
function admit(
  current: Case | undefined,
  command: CommandKind,
  context: Context,
): ActingContext | Refused {
  if (current === undefined && command !== 'open-case')
    return refuse('case-missing', '案件不存在，请先立案');
  if (current !== undefined && command === 'open-case')
    return refuse('case-exists', `该事项已立案（${current.number}），请在原案件中办理`);
  const rows = rulesAt(command, current?.stage, current?.proposal?.content.kind);
  if (current !== undefined && rows.length === 0) return wrongStage(current, command);
  const { roles } = context.actor;
  const rule = rows.find((row) => roles.some((own) => row.roles.includes(own)));
  const role = roles.find((own) => rule?.roles.includes(own));
  if (rule === undefined || role === undefined) return refusePermission(rows);
  return checkSeverity(current, rule) ?? { ...context, rule, role };
}

function wrongStage({ stage }: Case, command: CommandKind): Refused {
  const from = [...new Set(rulesOf(command).flatMap((rule) => rule.from))].join('、');
  return refuse('wrong-stage', `案件现处“${stage}”环节，此操作只能在以下环节进行：${from}`);
}

function checkSeverity(current: Case | undefined, rule: Rule): Refused | undefined {
  const level = current?.severity?.level;
  const isEarly = current !== undefined && rule.severeOnly?.includes(current.stage) === true;
  return isEarly && (level === undefined || !isAtLeast(level, '重大'))
    ? refuse(
        'severity-too-low',
        `“${current.stage}”环节仅重大及以上案件可先行回应；当前为“${level ?? '待研判'}”，请先完成研判`,
      )
    : undefined;
}

function decideFacts(current: Case | undefined, command: Command, context: ActingContext): Outcome {
  if (command.kind === 'open-case') return matter.openCase(command, context);
  if (current === undefined) return refuse('case-missing', '案件不存在，请先立案');
  switch (command.kind) {
    case 'add-items':
      return matter.addItems(current, command, context);
    case 'remove-items':
      return matter.removeItems(current, command);
    case 'set-priorities':
      return matter.setPriorities(current, command);
    case 'set-severity':
      return matter.setSeverity(current, command, context);
    case 'correct-times':
      return matter.correctTimes(current, command, context);
    case 'assign':
      return people.assign(current, command);
    case 'claim':
      return people.claim(current, context);
    case 'unclaim':
      return people.unclaim(current, context);
    case 'set-lead':
      return people.setLead(current, command);
    case 'start-consultation':
      return consultation.startConsultation(current, command, context);
    case 'reply-consultation':
      return consultation.replyConsultation(current, command, context);
    case 'waive-reply':
      return consultation.waiveReply(current, command);
    case 'close-consultation':
      return consultation.closeConsultation(current, command, context);
    case 'fast-track':
      return judgment.fastTrack(current, command, context);
    case 'determine':
      return judgment.determine(current, command, context);
    case 'approve':
      return judgment.approve(current, context);
    case 'decline':
      return judgment.decline(current, command, context);
    case 'dismiss':
      return judgment.dismiss(current, command);
    case 'send-back':
      return judgment.sendBack(current, command, context);
    case 'submit-draft':
      return drafts.submitDraft(current, command, context);
    case 'sign-gate':
      return drafts.signGate(current, command, context);
    case 'return-draft':
      return drafts.returnDraft(current, command, context);
    case 'withdraw-draft':
      return drafts.withdrawDraft(current, command, context);
    case 'request-publish':
      return publication.requestPublish(current, command);
    case 'confirm-publish':
      return publication.confirmPublish(current, command, context);
    case 'fail-publish':
      return publication.failPublish(current, command);
    case 'correct-publication':
      return publication.correctPublication(current, command, context);
    case 'record-page':
      return publication.recordPage(current, command, context);
    case 'record-press-conference':
      return publication.recordPressConference(current, command, context);
    case 'waive-press-conference':
      return [{ kind: 'conference-waived', reason: command.reason }];
    case 'report-upward':
      return [{ kind: 'reported-upward', to: command.to, summary: command.summary }];
    case 'hand-over':
      return referral.handOver(current, command, context);
    case 'record-receipt':
      return referral.recordReceipt(current, command, context);
    case 'decline-referral':
      return referral.declineReferral(current, command, context);
    case 'declare-handling-ended':
      return closing.declareHandlingEnded(current, context);
    case 'finish-response':
      return closing.finishResponse(current, context);
    case 'assess':
      return evaluation.assess(current, command, context);
    case 'record-external-score':
      return evaluation.recordExternalScore(current, command);
    case 'annotate-breach':
      return breaches.annotateBreach(current, command, context);
    case 'conclude-breaches':
      return breaches.concludeBreaches(current, command);
    case 'record-rectification':
      return breaches.recordRectification(current, command, context);
    case 'confirm-rectification':
      return breaches.confirmRectification(current, command, context);
    case 'appeal':
      return breaches.appeal(current, command, context);
    case 'decide-appeal':
      return breaches.decideAppeal(current, command, context);
    case 'praise':
      return breaches.praise(current, command);
    case 'archive':
      return closing.archive(current, context);
    case 'reopen':
      return matter.reopen(current, command, context);
    case 'merge-into':
      return merge.mergeInto(current, command, context);
    case 'reserve-merge':
      return merge.reserveMerge(current, command);
    case 'absorb':
      return merge.absorb(current, command);
    case 'unmerge':
      return merge.unmerge(current, command, context);
    case 'release':
      return merge.release(current, command);
    case 'acknowledge':
      return timing.acknowledge(current, command, context);
    case 'register-duty':
      return timing.registerDuty(current, command, context);
    case 'fulfil-duty':
      return timing.fulfilDuty(current, command, context);
    case 'update-calendar':
      return timing.updateCalendar(current, context);
    case 'fire-due':
      return timing.fireDue(current, context);
  }
}
