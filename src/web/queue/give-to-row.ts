import type { QueueRow } from '../../views/queue-row.ts';
import { call } from '../shared/api.ts';
import { giveCommand, type CaseCommand, type CommandOutcome } from '../shared/case-command.ts';
import { problemOf } from '../shared/problem.ts';

/**
 * Gives the case of a row a command. Where the case has a later version but still reads as it did to the person, such
 * as after another repost joined it, the command is given once more to what it is now.
 */
export async function giveToRow(row: QueueRow, command: CaseCommand): Promise<CommandOutcome> {
  const outcome = await giveCommand(row, command);
  if (outcome.kind !== 'conflict') return outcome;
  try {
    const { rows } = await call('GET /api/queue/rows', { query: { ids: row.id } });
    const now = rows.find(({ id }) => id === row.id);
    return now && readAs(now, command) === readAs(row, command)
      ? await giveCommand(now, command)
      : outcome;
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error) };
  }
}

/** What of the row the command rests on: a claim on nobody else having the case, its undoing on nothing shown. */
function readAs(row: QueueRow, { kind }: CaseCommand): string {
  const { title, stage, severity, leadDepartment, assignee, proposal } = row;
  if (kind === 'unclaim') return '';
  return JSON.stringify([
    assignee,
    ...(kind === 'claim' ? [] : [title, stage, severity, leadDepartment, proposal]),
  ]);
}
