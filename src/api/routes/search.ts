import type { CaseList } from '../../views/case-list.ts';
import { search } from '../../views/search.ts';
import { searchContract as contract } from '../contract/search.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** Finding cases and stories by words. */
export function searchRoutes(serving: Serving, deps: ServerDeps & { caseList: CaseList }): void {
  serve(serving, contract.search, async ({ query }) => ({
    body: await search(deps, query.q, query),
  }));
}
