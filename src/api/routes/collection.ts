import type { Request } from 'express';
import { receiveItems, senderOf } from '../../actions/source/receive-items.ts';
import { bearerToken } from '../access.ts';
import { collectionContract as contract } from '../contract/collection.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** What was collected: stories, items, and what others deliver. */
export function collectionRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.stories, async ({ query }) => {
    const recent = await deps.stories.recent(0, query.limit);
    const stories = recent.filter(({ mergedInto }) => mergedInto === undefined);
    return { body: { now: deps.clock.now(), stories } };
  });
  serve(serving, contract.item, async ({ params }) => {
    const item = await deps.items.get(params['id'] ?? '');
    return item ? { body: item } : { problem: notFound('条目', params['id']) };
  });
  const inbound = {
    ...contract.inbound,
    refuses: (request: Request) =>
      senderOf(deps, bearerToken(request)) === undefined ? wrongToken : undefined,
  };
  serve(serving, inbound, async ({ body, request }) => {
    const received = await receiveItems(deps, bearerToken(request), body);
    if (received.kind === 'not-permitted') return { problem: wrongToken };
    const { taken, repeated } = received;
    return { body: { taken, repeated } };
  });
}

const wrongToken = {
  type: 'wrong-token',
  status: 401,
  title: '未获授权',
  detail: '口令不属于任何已启用的 inbound 来源。',
};
