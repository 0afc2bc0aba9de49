import type { StoryStore } from '../../ports/story-store.ts';
import type { ExecuteDeps } from '../case/apply-command.ts';
import { measureHeat } from './measure-heat.ts';

const maxCases = 100_000;

/** Measures the heat of every case in 评估; called by the timer. Resolves with how many got a new count. */
export async function measureAllHeat(deps: ExecuteDeps & { stories: StoryStore }): Promise<number> {
  let measured = 0;
  for (const one of await deps.cases.open(maxCases)) {
    if (one.stage !== '评估') continue;
    if ((await measureHeat(deps, one)).version > one.version) measured += 1;
  }
  return measured;
}
