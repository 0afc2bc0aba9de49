import { eventContract as contract } from '../contract/event.ts';
import { refusalOf, serve } from '../route.ts';
import type { Serving } from '../serving.ts';
import type { Changes } from '../sse.ts';

/** Keeps a response open and tells it of changes. */
export function eventRoutes(serving: Serving, changes: Changes): void {
  const { access } = serving;
  serve(serving, contract.events, ({ request, response, query }) => {
    const lastEventId = request.get('last-event-id') ?? query.lastEventId;
    const isWelcome = async () => {
      const visitor = await access.visitorOf(request);
      return refusalOf(contract.events, visitor?.actor) === undefined;
    };
    changes.subscribe({ response, lastEventId, isWelcome });
    return { sent: true };
  });
}
