import { dayMs } from '../../domain/time.ts';
import { recentSubjects } from '../../views/recent-subjects.ts';
import { lexiconContract as contract } from '../contract/lexicon.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const triedMs = 7 * dayMs;

/** The rules of words by which the office tags, and what another would find. */
export function lexiconRoutes(serving: Serving, deps: ServerDeps): void {
  const { lexicon, tryRule, clock } = deps;
  serve(serving, contract.lexicon, () => {
    const { places: _places, casualties: _tolls, contexts: _contexts, ...themes } = lexicon;
    return { body: { themes } };
  });
  serve(serving, contract.tryRule, async ({ body }) => {
    const now = clock.now();
    const items = await recentSubjects(deps, now - triedMs);
    return { body: tryRule(lexicon, body, { items, now }) };
  });
}
