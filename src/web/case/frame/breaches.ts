import type { Case } from '../../shared/command-form/case-desk.ts';

export type Breach = Case['breaches'][number];

/** Whether a missed deadline still needs its conclusion; one whose proof came out in time needs none. */
export function awaitsConclusion({ conclusion, lateByMs }: Breach): boolean {
  return conclusion === undefined && lateByMs !== 0;
}

/** Whether a department's objection still waits for a leader. */
export function awaitsDecision({ conclusion }: Breach): boolean {
  return conclusion?.appeal !== undefined && conclusion.appeal.decision === undefined;
}
