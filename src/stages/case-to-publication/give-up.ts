import { execute } from '../../actions/case/execute.ts';
import { systemActor } from '../../domain/actor.ts';
import type { TrackedPublication } from '../../ports/publication-store.ts';
import type { PublishingDeps } from './publishing-deps.ts';

const longestReason = 500;

/** Tells the case that the publication has failed, and why; then it is over here too. */
export async function giveUp(
  deps: PublishingDeps,
  { id, caseId, publicationId, channel }: TrackedPublication,
  reason: string,
): Promise<void> {
  const shown = reason.slice(0, longestReason);
  const command = { kind: 'fail-publish' as const, publicationId, reason: shown };
  const outcome = await execute(deps, systemActor, { caseId, command });
  // Others moved the case all the time; the claim runs out and it is tried again.
  if (outcome.kind === 'conflict') return;
  deps.logger.error('publication failed', { publication: id, channel, reason: shown });
  if (outcome.kind === 'refused')
    deps.logger.error('failure not recorded', { publication: id, reason: outcome.message });
  await deps.publications.record(id, { kind: 'ended', at: deps.clock.now() });
}
