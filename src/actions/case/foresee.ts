import type { Actor } from '../../domain/actor.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Command } from '../../domain/case/commands.ts';
import { decide, type Decision } from '../../domain/case/decide.ts';
import type { CaseClock } from '../../domain/case/deadline.ts';
import type { ExecuteDeps } from './apply-command.ts';

/** One clock that a command would change. */
export interface ForeseenClock {
  change: 'starts' | 'moves' | 'stops' | 'cancels';
  clock: CaseClock;
}

export type Foreseen =
  | { kind: 'foreseen'; after: Case; clocks: ForeseenClock[] }
  | { kind: 'refused'; message: string }
  | { kind: 'not-found' };

/**
 * What a command would do to the clocks of a case; nothing is changed. A determination is carried through to the
 * agreement of its second person, since only that starts them.
 */
export async function foresee(
  deps: ExecuteDeps,
  actor: Actor,
  { caseId, command }: { caseId: string; command: Command },
): Promise<Foreseen> {
  const before = await deps.cases.get(caseId);
  if (before === undefined) return { kind: 'not-found' };
  const decision = decide(before, command, contextOf(deps, actor));
  const settled =
    decision.kind === 'accepted' && command.kind === 'determine'
      ? approved(deps, decision.after)
      : decision;
  if (settled.kind === 'refused') return { kind: 'refused', message: settled.message };
  return { kind: 'foreseen', after: settled.after, clocks: changesOf(before, settled.after) };
}

/** As if the other of the two, office or lead head, agreed. */
function approved(deps: ExecuteDeps, proposed: Case): Decision {
  const isByOffice = proposed.proposal?.role === 'coordinator';
  const second: Actor = {
    id: 'foreseen',
    name: '复核人',
    roles: [isByOffice ? 'department-head' : 'coordinator'],
    ...(proposed.lead && { department: proposed.lead.department.id }),
  };
  return decide(proposed, { kind: 'approve' }, contextOf(deps, second));
}

function contextOf({ clock, profile, calendar, rubrics, hash }: ExecuteDeps, actor: Actor) {
  return { actor, now: clock.now(), profile, calendar, rubrics, sha256: hash };
}

function changesOf(before: Case, after: Case): ForeseenClock[] {
  return after.clocks.flatMap((clock): ForeseenClock[] => {
    const known = before.clocks.find(({ id }) => id === clock.id);
    if (clock.state.kind !== 'running')
      return known?.state.kind === 'running'
        ? [{ change: clock.state.kind === 'stopped' ? 'stops' : 'cancels', clock }]
        : [];
    if (known === undefined) return [{ change: 'starts', clock }];
    return known.dueAt === clock.dueAt ? [] : [{ change: 'moves', clock }];
  });
}
