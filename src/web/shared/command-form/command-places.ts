import type { CommandKind } from '../../../domain/case/commands.ts';

/**
 * Where a person gives each command: a part of the case page, the queue or the stories. What stands under `machine`
 * only the program gives.
 */
export const commandPlaces = {
  'open-case': 'stories',
  'add-items': 'evidence',
  'remove-items': 'evidence',
  'set-priorities': 'overview',
  'set-severity': 'overview',
  'correct-times': 'overview',
  assign: 'overview',
  claim: 'overview',
  unclaim: 'overview',
  'set-lead': 'consult',
  'start-consultation': 'consult',
  'reply-consultation': 'consult',
  'waive-reply': 'consult',
  'close-consultation': 'consult',
  'fast-track': 'consult',
  determine: 'judge',
  approve: 'judge',
  decline: 'judge',
  'submit-draft': 'respond',
  'sign-gate': 'respond',
  'return-draft': 'respond',
  'withdraw-draft': 'respond',
  'request-publish': 'respond',
  'confirm-publish': 'machine',
  'fail-publish': 'respond',
  'correct-publication': 'respond',
  'record-page': 'machine',
  'record-press-conference': 'respond',
  'waive-press-conference': 'respond',
  'report-upward': 'overview',
  'hand-over': 'handover',
  'record-receipt': 'handover',
  'decline-referral': 'handover',
  'declare-handling-ended': 'respond',
  'finish-response': 'respond',
  assess: 'evaluate',
  'record-external-score': 'evaluate',
  'annotate-breach': 'evaluate',
  'conclude-breaches': 'evaluate',
  'record-rectification': 'evaluate',
  'confirm-rectification': 'evaluate',
  appeal: 'evaluate',
  'decide-appeal': 'evaluate',
  praise: 'evaluate',
  archive: 'evaluate',
  reopen: 'overview',
  dismiss: 'overview',
  'reserve-merge': 'machine',
  'merge-into': 'queue',
  absorb: 'machine',
  unmerge: 'overview',
  release: 'machine',
  'send-back': 'overview',
  acknowledge: 'overview',
  'register-duty': 'overview',
  'fulfil-duty': 'overview',
  'update-calendar': 'machine',
  'fire-due': 'machine',
} as const satisfies Record<CommandKind, string>;

/** The address of the place where this person gives the command; `undefined` where only the program does. */
export function commandAddress(kind: string, caseId: string): string | undefined {
  const known: Readonly<Record<string, string>> = commandPlaces;
  const place = Object.hasOwn(known, kind) ? known[kind] : 'machine';
  if (place === 'machine') return undefined;
  return place === 'queue' || place === 'stories' ? `/${place}` : `/cases/${caseId}/${place}`;
}
