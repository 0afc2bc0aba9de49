import type { Actor } from '../../domain/actor.ts';
import type { Command } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import { mayEver, refusePermission } from '../../domain/permission.ts';
import { rulesOf } from '../../domain/case/transitions.ts';
import type { ExecuteDeps } from './apply-command.ts';

/** What would come of a command. */
export interface Trial {
  caseId: string;
  /** Why it would be refused; absent when it would be carried out. */
  refusal?: string;
}

/** Says for each case whether this person could give it the command now; nothing is changed. */
export async function tryCommand(
  { cases, clock, profile, calendar, rubrics, hash }: ExecuteDeps,
  actor: Actor,
  { caseIds, command }: { caseIds: readonly string[]; command: Command },
): Promise<Trial[]> {
  if (!mayEver(actor, command.kind)) {
    const { message } = refusePermission(rulesOf(command.kind));
    return caseIds.map((caseId) => ({ caseId, refusal: message }));
  }
  const context = { actor, now: clock.now(), profile, calendar, rubrics, sha256: hash };
  return Promise.all(
    caseIds.map(async (caseId) => {
      const decision = decide(await cases.get(caseId), command, context);
      return decision.kind === 'refused' ? { caseId, refusal: decision.message } : { caseId };
    }),
  );
}
