import { sourceHealth } from '../../views/source-health.ts';
import { sourceContract as contract } from '../contract/source.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** The sources and how they fare. */
export function sourceRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.sources, async () => {
    const now = deps.clock.now();
    return { body: { now, sources: await sourceHealth(deps, now) } };
  });
}
