import type { RefusalReason } from '../../../domain/case/refusal.ts';

/** The part of the case page where each refusal is put right; one that nobody can put right has none. */
const remedies = {
  'lead-missing': 'consult',
  'consultation-missing': 'consult',
  'consultation-open': 'consult',
  'consultation-owed': 'consult',
  'reply-awaited': 'consult',
  'proposal-missing': 'judge',
  'proposal-pending': 'judge',
  'items-missing': 'evidence',
  'severity-too-low': 'overview',
  'severity-lowered': 'overview',
  'not-assignee': 'overview',
  'referral-missing': 'handover',
  'handover-missing': 'handover',
  'draft-returned': 'respond',
  'drafts-open': 'respond',
  'publicity-missing': 'respond',
  'gates-missing': 'respond',
  'one-signer': 'respond',
  withheld: 'respond',
  'publication-pending': 'respond',
  'dispositions-open': 'respond',
  'handling-not-ended': 'respond',
  'conference-missing': 'respond',
  'trigger-missing': 'respond',
  'indicators-missing': 'evaluate',
  'breaches-open': 'evaluate',
  'appeal-open': 'evaluate',
  'rectification-missing': 'evaluate',
  'clocks-running': 'overview',
} as const satisfies Partial<Record<RefusalReason, string>>;

type Remedy = (typeof remedies)[keyof typeof remedies];

/** Where a refusal with this reason is put right; `undefined` where the page has no such place. */
export function remedyOf(reason: string): Remedy | undefined {
  const known: Readonly<Record<string, Remedy>> = remedies;
  return Object.hasOwn(known, reason) ? known[reason] : undefined;
}
