import { systemActor } from '../../domain/actor.ts';
import type { Case } from '../../domain/case/case.ts';
import { evaluationOf } from '../../domain/case/decide/evaluation.ts';
import { confirmedPublications } from '../../domain/case/publishing.ts';
import { heatIndicator } from '../../domain/evaluation/heat.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import { applyCommand, type ExecuteDeps } from '../case/apply-command.ts';

/**
 * Gives the case in 评估 its heat before and after the first response, counted from its stories. Resolves with
 * the case; unchanged while there is nothing to count yet or the same count stands already.
 */
export async function measureHeat(
  deps: ExecuteDeps & { stories: StoryStore },
  current: Case,
): Promise<Case> {
  const [first] = confirmedPublications(current);
  if (first === undefined || current.stage !== '评估') return current;
  const stories = await Promise.all(current.storyIds.map((id) => deps.stories.get(id)));
  const appearances = stories.flatMap((story) => story?.appearances ?? []);
  const heat = heatIndicator(appearances, first.at, deps.clock.now());
  const known = evaluationOf(current)?.assessments.find(
    ({ assessor }) => assessor.id === systemActor.id,
  );
  if (heat === undefined || known?.indicators[0]?.note === heat.note) return current;
  const done = await applyCommand(deps, systemActor, {
    caseId: current.id,
    command: { kind: 'assess', indicators: [heat] },
  });
  return done.kind === 'done' ? done.case : current;
}
