/** Why a command is not carried out: a closed list, so that screens and API can answer each. */
export const refusalReasons = [
  // of the table
  'case-missing',
  'case-exists',
  'wrong-stage',
  'not-permitted',
  // of people
  'not-your-department',
  'own-department',
  'not-assignee',
  'already-claimed',
  'not-claimed',
  'same-person',
  'second-role-missing',
  // of the matter
  'items-missing',
  'story-in-live-case',
  'limit-reached',
  'time-impossible',
  'severity-too-low',
  'severity-lowered',
  'lead-missing',
  'reason-missing',
  // of consultation and judgment
  'consultation-missing',
  'consultation-open',
  'consultation-owed',
  'consultation-not-owed',
  'not-invited',
  'reply-awaited',
  'proposal-missing',
  'proposal-pending',
  'referral-missing',
  'not-disinformation',
  // of drafts and publications
  'draft-missing',
  'draft-unchanged',
  'draft-changed',
  'draft-returned',
  'draft-closed',
  'drafts-open',
  'publicity-missing',
  'drafter-signs',
  'gate-unneeded',
  'gate-signed',
  'gates-missing',
  'one-signer',
  'withheld',
  'publication-missing',
  'publication-pending',
  // of the end
  'dispositions-open',
  'handling-not-ended',
  'conference-missing',
  'handover-missing',
  'indicators-missing',
  'indicator-measured',
  'rubric-unmet',
  'breach-missing',
  'breaches-open',
  'not-accountable',
  'rectification-missing',
  'appeal-missing',
  'appeal-open',
  'clocks-running',
  'trigger-missing',
  // of merging and time
  'merge-cycle',
  'merge-target',
  'merge-pending',
  'merge-not-reserved',
  'step-not-fired',
  'duty-missing',
  'duty-exists',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A refusal is a value: what is missing, and what would be right, in a sentence for the person. */
export interface Refused {
  kind: 'refused';
  reason: RefusalReason;
  message: string;
}

/** A refusal with its reason and the sentence for the person. */
export function refuse(reason: RefusalReason, message: string): Refused {
  return { kind: 'refused', reason, message };
}
