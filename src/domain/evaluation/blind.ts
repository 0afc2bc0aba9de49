import type { Actor } from '../actor.ts';
import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Evaluation } from '../evaluation.ts';

/** Whether this person may see what the others have given: after the own scores, or to sign them. */
export function seesAssessments(
  { assessments, signed }: Pick<Evaluation, 'assessments' | 'signed'>,
  viewer: Pick<Actor, 'id' | 'roles'>,
): boolean {
  return (
    signed !== undefined ||
    assessments.some(({ assessor }) => assessor.id === viewer.id) ||
    // who signs does not assess: the table gives `assess` to no leader
    (viewer.roles.some((role) => role === 'leader' || role === 'principal') &&
      !viewer.roles.some((role) => assessorRoles.has(role)))
  );
}

/** The roles that score by hand. */
export const assessorRoles: ReadonlySet<string> = new Set([
  'analyst',
  'coordinator',
  'office-head',
  'department-head',
]);

/** The case as this person may see it: without the scores of others before the own are given. */
export function blindCase(current: Case, viewer: Pick<Actor, 'id' | 'roles'>): Case {
  return {
    ...current,
    evaluations: current.evaluations.map((evaluation) =>
      // scores of earlier cycles are frozen and open to all
      evaluation.cycle !== current.cycle || seesAssessments(evaluation, viewer)
        ? evaluation
        : { ...evaluation, assessments: [] },
    ),
  };
}

/** The history as this person may see it; what was scored stays in the count, not in the text. */
export function blindHistory<E extends { event: CaseEvent }>(
  history: readonly E[],
  current: Case,
  viewer: Pick<Actor, 'id' | 'roles'>,
): E[] {
  const open = current.evaluations.find(({ cycle }) => cycle === current.cycle);
  if (open === undefined || seesAssessments(open, viewer)) return [...history];
  const since = history.findLastIndex(({ event }) => event.kind === 'reopened');
  return history.map((entry, i) => {
    if (i <= since || entry.event.kind !== 'assessed') return entry;
    const { kind, version, at, by, role } = entry.event;
    return { ...entry, event: { kind, version, at, by, role, indicators: [] } };
  });
}
