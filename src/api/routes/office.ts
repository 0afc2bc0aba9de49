import { contract } from '../contract.ts';
import { openApiDocument } from '../openapi.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** Health, contract and the sign-in page: what is there before anybody is known. */
export function officeRoutes(serving: Serving, deps: ServerDeps): void {
  const { clock, office, version, resetDemo } = deps;
  const canReset = office.isDemo && resetDemo !== undefined;
  const document = openApiDocument(Object.values(contract), version);
  serve(serving, contract.health, () => ({ body: { status: 'ok' as const, now: clock.now() } }));
  serve(serving, contract.openApi, () => ({ body: document }));
  serve(serving, contract.office, () => ({ body: { ...office, canReset, now: clock.now() } }));
  serve(serving, contract.resetDemo, ({ response }) => {
    if (!office.isDemo || !resetDemo) return { problem: noDemo };
    // first the answer, for the server goes down with the demonstration
    response.on('finish', resetDemo);
    return { body: {} };
  });
}

const noDemo = {
  type: 'not-found',
  status: 404,
  title: '没有此功能',
  detail: '只有演示可以重置；单位的数据从不整体删除。',
};
