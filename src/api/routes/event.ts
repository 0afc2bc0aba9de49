import { eventContract as contract } from '../contract/event.ts';
import { sendProblem } from '../errors.ts';
import { refusalOf } from '../route.ts';
import type { Serving } from '../serving.ts';
import type { Changes } from '../sse.ts';

/** Keeps a response open and tells it of changes. */
export function eventRoutes({ router, access }: Serving, changes: Changes): void {
  router.get(contract.events.path, (request, response) => {
    const refusal = refusalOf(contract.events, access.actorOf(request));
    if (refusal) sendProblem(response, refusal);
    else changes.subscribe(response);
  });
}
