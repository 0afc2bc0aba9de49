import { closeWatch, extendWatch, type WatchChanged } from '../../actions/watch/change.ts';
import { openWatch } from '../../actions/watch/open.ts';
import { dayMs } from '../../domain/time.ts';
import type { CaseList } from '../../views/case-list.ts';
import { openFedCases } from '../../views/fed-cases.ts';
import { recentSubjects } from '../../views/recent-subjects.ts';
import { watchContract as contract } from '../contract/watch.ts';
import { conflict, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const maxWatches = 500;
const triedMs = 7 * dayMs;

/** Special watches, and what their expressions find. */
export function watchRoutes(serving: Serving, deps: ServerDeps & { caseList: CaseList }): void {
  serve(serving, contract.watches, async () => {
    const fedBy = openFedCases(deps.caseList);
    const watches = await deps.watches.all(maxWatches);
    const shown = watches.map((watch) => ({ ...watch, fed: fedBy(watch) }));
    return { body: { now: deps.clock.now(), watches: shown } };
  });
  serve(serving, contract.openWatch, async ({ body, actor }) => {
    const opened = await openWatch(deps, actor, body);
    return opened.kind === 'refused' ? { problem: refused(opened) } : { body: opened.watch };
  });
  serve(serving, contract.extendWatch, async ({ params, body, actor }) =>
    answer(await extendWatch(deps, actor, { id: params['id'] ?? '', ...body }), body),
  );
  serve(serving, contract.closeWatch, async ({ params, body, actor }) =>
    answer(await closeWatch(deps, actor, { id: params['id'] ?? '', ...body }), body),
  );
  serve(serving, contract.tryTopic, async ({ body }) => {
    const since = deps.clock.now() - triedMs;
    return { body: deps.tryTopic(body.topic, await recentSubjects(deps, since), body.before) };
  });
}

function answer(changed: WatchChanged, { expectedVersion }: { expectedVersion: number }) {
  switch (changed.kind) {
    case 'changed':
      return { body: changed.watch };
    case 'conflict':
      return {
        problem: conflict('专项', { expected: expectedVersion, current: changed.currentVersion }),
      };
    case 'refused':
      return { problem: refused(changed) };
  }
}
