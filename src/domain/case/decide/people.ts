import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Outcome } from '../context.ts';
import { refuse } from '../refusal.ts';
import { checkStranger } from './checks.ts';

/** Gives the case to a person; statutory clocks do not notice. */
export function assign(current: Case, { assignee, department }: CommandOf<'assign'>): Outcome {
  if (current.assignee?.person.id === assignee.id) return [];
  return [{ kind: 'assigned', assignee, ...(department !== undefined && { department }) }];
}

/** The assignee takes it; without one, whoever claims it becomes the assignee. */
export function claim(current: Case, context: ActingContext): Outcome {
  const { actor } = context;
  const { assignee } = current;
  const person = { id: actor.id, name: actor.name };
  if (assignee === undefined) {
    const foreign = checkStranger(current, context);
    if (foreign) return foreign;
    const { department } = actor;
    return [
      {
        kind: 'assigned',
        assignee: person,
        ...(department !== undefined && { department }),
      },
      { kind: 'claimed' },
    ];
  }
  if (assignee.person.id !== actor.id)
    return refuse(
      'not-assignee',
      `此案已指派给${assignee.person.name}，须由本人认领，或由办公室改派`,
    );
  return assignee.claimedAt === undefined
    ? [{ kind: 'claimed' }]
    : refuse('already-claimed', '您已认领此案，无须再次认领');
}

/** Gives back what was claimed by mistake. Its clock was met by the claim; the next assignment starts another. */
export function unclaim({ assignee }: Case, { actor }: ActingContext): Outcome {
  if (assignee?.claimedAt === undefined)
    return refuse('not-claimed', '此案尚未认领，无须放回；指派有误的，由办公室改派');
  return assignee.person.id === actor.id
    ? [{ kind: 'unclaimed' }]
    : refuse('not-assignee', `此案由${assignee.person.name}认领，须由本人放回，或由办公室改派`);
}

/** Names the one department that answers first, and those that help. */
export function setLead(current: Case, { lead, coDepartments }: CommandOf<'set-lead'>): Outcome {
  const others = coDepartments.filter(({ id }) => id !== lead.department.id);
  const isSame =
    JSON.stringify([current.lead, current.coDepartments]) === JSON.stringify([lead, others]);
  return isSame ? [] : [{ kind: 'lead-set', lead, coDepartments: others }];
}
