import { nameAddress } from '../../actions/publication/name-address.ts';
import { publicationContract as contract } from '../contract/publication.ts';
import { notFound, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** Where a response was published, as far as a person has to say it. */
export function publicationRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.publicationAddress, async ({ params, body, actor }) => {
    const id = `${params['id'] ?? ''}/${params['publication'] ?? ''}`;
    const named = await nameAddress(deps, actor, { id, url: body.url });
    switch (named.kind) {
      case 'named':
        return { body: {} };
      case 'not-found':
        return { problem: notFound('发布', id) };
      case 'not-official': {
        const hosts = named.hosts.length > 0 ? named.hosts.join('、') : '(未配置)';
        const detail = `“${body.url}”不在该渠道的官方网站上，应为：${hosts}。`;
        return { problem: { type: 'not-official', status: 422, title: '不是官方页面', detail } };
      }
      case 'refused':
        return { problem: refused(named) };
    }
  });
}
