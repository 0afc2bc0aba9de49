import { systemActor } from '../../domain/actor.ts';
import { applyCommand, type ExecuteDeps } from './apply-command.ts';

/** Open cases that one update looks at; an office has far fewer. */
const maxCases = 100_000;

/**
 * Counts the open working-day clocks anew by the calendar at hand, closed ones never. Resolves with the
 * number of cases that changed; run after each start, it changes nothing unless a notice has come.
 */
export async function updateCalendar(deps: ExecuteDeps): Promise<number> {
  let changed = 0;
  for (const { id, clocks } of await deps.cases.open(maxCases)) {
    if (!clocks.some(({ within }) => 'workingDays' in within)) continue;
    const outcome = await applyCommand(deps, systemActor, {
      caseId: id,
      command: { kind: 'update-calendar' },
    });
    if (outcome.kind === 'done' && outcome.events.length > 0) changed += 1;
  }
  return changed;
}
