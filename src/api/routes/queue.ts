import { tryCommand } from '../../actions/case/try-command.ts';
import type { CaseList } from '../../views/case-list.ts';
import { pulse } from '../../views/pulse.ts';
import { queue, queueRows } from '../../views/queue.ts';
import { queueContract as contract } from '../contract/queue.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** The queue, its changes, and trials of a command before it is given to many cases. */
export function queueRoutes(serving: Serving, deps: ServerDeps & { caseList: CaseList }): void {
  serve(serving, contract.queue, async ({ query, actor: viewer }) => ({
    body: await queue(deps, deps.clock.now(), { ...query, viewer }),
  }));
  serve(serving, contract.queueRows, async ({ query, actor: viewer }) => {
    const now = deps.clock.now();
    return { body: { now, rows: await queueRows(deps, now, { ...query, viewer }) } };
  });
  serve(serving, contract.pulse, async () => ({ body: await pulse(deps, deps.clock.now()) }));
  serve(serving, contract.tryCommand, async ({ body, actor }) => ({
    body: { trials: await tryCommand(deps, actor, body) },
  }));
}
