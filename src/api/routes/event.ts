import { eventContract as contract } from '../contract/event.ts';
import { serve } from '../route.ts';
import type { Serving } from '../serving.ts';
import type { Changes } from '../sse.ts';

/** Keeps a response open and tells it of changes. */
export function eventRoutes(serving: Serving, changes: Changes): void {
  serve(serving, contract.events, ({ response }) => {
    changes.subscribe(response);
    return { sent: true };
  });
}
