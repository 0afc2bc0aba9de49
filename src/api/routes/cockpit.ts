import { casesBehind, cockpit } from '../../views/cockpit.ts';
import { cockpitContract as contract } from '../contract/cockpit.ts';
import { periodOf, type PeriodQuery } from '../contract/period.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const maxCases = 20_000;
const maxStories = 2000;

/** What the leader sees, and the list behind each figure. */
export function cockpitRoutes(serving: Serving, deps: ServerDeps): void {
  const { cases, stories, profile, clock } = deps;
  const counted = async (query: PeriodQuery) => {
    const now = clock.now();
    return { cases: await cases.all(maxCases), period: periodOf(query, now), now };
  };
  serve(serving, contract.cockpit, async ({ query }) => {
    const facts = await counted(query);
    const seen = await stories.recent(facts.period.from, maxStories);
    return { body: cockpit({ ...facts, stories: seen, profile }) };
  });
  serve(serving, contract.cockpitCases, async ({ query }) => {
    const found = casesBehind(await counted(query), query);
    const { skip, limit } = query;
    return { body: { total: found.length, cases: found.slice(skip, skip + limit) } };
  });
}
