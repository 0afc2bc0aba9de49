import { systemActor } from '../../domain/actor.ts';
import { execute } from '../../actions/case/execute.ts';
import { blindCase } from '../../domain/evaluation/blind.ts';
import { casePage } from '../../views/case-page.ts';
import { queue } from '../../views/queue.ts';
import { caseContract as contract } from '../contract/case.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** The queue, the case page and the commands. */
export function caseRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.queue, async () => ({ body: await queue(deps, deps.clock.now()) }));
  serve(serving, contract.casePage, async ({ params, actor: viewer = systemActor }) => {
    const now = deps.clock.now();
    const page = await casePage(deps, params['id'] ?? '', { now, viewer });
    return page ? { body: page } : { problem: noSuchCase(params['id']) };
  });
  serve(serving, contract.command, async ({ params, body, actor = systemActor }) => {
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
        return { problem: noSuchCase(caseId) };
      case 'conflict':
        return { problem: conflict(expectedVersion, outcome.currentVersion) };
      case 'refused':
        return { problem: refusal(outcome) };
    }
  });
}

function noSuchCase(id = '') {
  const detail = `没有编号为“${id}”的案件。`;
  return { type: 'not-found', status: 404, title: '没有此案件', detail };
}

function conflict(expectedVersion: number, currentVersion: number) {
  return {
    type: 'version-conflict',
    status: 409,
    title: '案件已被他人更新',
    currentVersion,
    detail: `您看到的是第 ${expectedVersion} 版,现为第 ${currentVersion} 版,请载入后再试。`,
  };
}

function refusal({ reason, message }: { reason: string; message: string }) {
  const status = reason === 'not-permitted' ? 403 : 422;
  return { type: 'command-refused', status, title: '不能执行此操作', detail: message, reason };
}
