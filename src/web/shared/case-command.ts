import type { z } from 'zod';
import type { commandSchema } from '../../domain/case/commands.ts';
import { call, type Reply } from './api.ts';
import { problemOf, type Problem } from './problem.ts';

export type CaseCommand = z.input<typeof commandSchema>;

/** How a command ended; a conflict says which version is now the current one. */
export type CommandOutcome =
  | { kind: 'done'; case: Reply<'POST /api/cases/:id/commands'> }
  | { kind: 'conflict'; currentVersion: number; problem: Problem }
  | { kind: 'refused'; problem: Problem };

/**
 * Gives a case a command; `version` is the one that the person saw. Sent twice under the same key, it takes effect
 * once.
 */
export async function giveCommand(
  { id, version }: { id: string; version: number },
  command: CaseCommand,
  idempotencyKey = newKey(),
): Promise<CommandOutcome> {
  try {
    const done = await call(
      'POST /api/cases/:id/commands',
      { params: { id }, body: { expectedVersion: version, command } },
      { idempotencyKey },
    );
    return { kind: 'done', case: done };
  } catch (error) {
    const problem = problemOf(error);
    const current = problem.facts['currentVersion'];
    return problem.type === 'version-conflict' && typeof current === 'number'
      ? { kind: 'conflict', currentVersion: current, problem }
      : { kind: 'refused', problem };
  }
}

/** Random enough to be the only one of its kind; offices without TLS have no `crypto.randomUUID`. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36)).join('-');
}
