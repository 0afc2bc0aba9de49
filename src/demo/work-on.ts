import { execute, type ExecuteDeps } from '../actions/case/execute.ts';
import type { Actor } from '../domain/actor.ts';
import { isAtLeast } from '../domain/priority.ts';
import { nextStep } from './colleagues.ts';

const maxCases = 100;

/** Lets the colleagues of the demonstration do their next step on its flood, if it is their turn. */
export async function workOnFlood(deps: ExecuteDeps, people: readonly Actor[]): Promise<void> {
  const cases = await deps.cases.open(maxCases);
  const flood = cases.findLast(
    ({ priorities, severity }) =>
      priorities.includes('P4') && severity !== undefined && isAtLeast(severity.level, '重大'),
  );
  const step = flood && nextStep(flood, deps.clock.now());
  const person = people.find(({ id }) => id === step?.person);
  if (!flood || !step || !person) return;
  const { command } = step;
  // somebody at the screen may have been quicker: then the next round looks again
  await execute(deps, person, { caseId: flood.id, command, expectedVersion: flood.version });
}
