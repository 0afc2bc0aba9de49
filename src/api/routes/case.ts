import { execute } from '../../actions/case/execute.ts';
import { foresee } from '../../actions/case/foresee.ts';
import { blindCase } from '../../domain/evaluation/blind.ts';
import { assigneesOf } from '../../views/assignees.ts';
import { casePage } from '../../views/case-page.ts';
import { viewClock } from '../../views/clock-view.ts';
import { caseContract as contract } from '../contract/case.ts';
import { peopleOf } from '../people.ts';
import { allowedTo, conflict, notFound, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** The case page and the commands. */
export function caseRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.casePage, async ({ params, actor: viewer }) => {
    const now = deps.clock.now();
    const page = await casePage(deps, params['id'] ?? '', { now, viewer });
    return page ? { body: page } : { problem: notFound('案件', params['id']) };
  });
  serve(serving, contract.command, async ({ params, body, actor }) => {
    const caseId = params['id'] ?? '';
    const { command, expectedVersion } = body;
    const outcome = await execute(deps, actor, {
      caseId,
      command,
      expectedVersion,
    });
    switch (outcome.kind) {
      case 'done':
        return { body: blindCase(outcome.case, actor) };
      case 'not-found':
        return { problem: notFound('案件', caseId) };
      case 'conflict':
        return {
          problem: conflict('案件', { expected: expectedVersion, current: outcome.currentVersion }),
        };
      case 'refused': {
        const one = await deps.cases.get(caseId);
        return { problem: { ...refused(outcome), ...(one && allowedTo(actor, one)) } };
      }
    }
  });
  serve(serving, contract.assignees, async ({ params }) => {
    const one = await deps.cases.get(params['id'] ?? '');
    if (!one) return { problem: notFound('案件', params['id']) };
    return { body: assigneesOf(one, await peopleOf(deps)) };
  });
  serve(serving, contract.foresee, async ({ params, body, actor }) => {
    const caseId = params['id'] ?? '';
    const foreseen = await foresee(deps, actor, { caseId, command: body.command });
    switch (foreseen.kind) {
      case 'not-found':
        return { problem: notFound('案件', caseId) };
      case 'refused':
        return { body: { refusal: foreseen.message, clocks: [] } };
      case 'foreseen': {
        const now = deps.clock.now();
        const clocks = foreseen.clocks.map(({ change, clock }) => ({
          change,
          clock: viewClock(clock, foreseen.after, now),
        }));
        return { body: { clocks } };
      }
    }
  });
}
