import { contract } from '../contract.ts';
import { openApiDocument } from '../openapi.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** Health, contract and the sign-in page: what is there before anybody is known. */
export function officeRoutes(serving: Serving, { clock, office, version }: ServerDeps): void {
  const document = openApiDocument(Object.values(contract), version);
  serve(serving, contract.health, () => ({ body: { status: 'ok' as const, now: clock.now() } }));
  serve(serving, contract.openApi, () => ({ body: document }));
  serve(serving, contract.office, () => ({ body: office }));
}
