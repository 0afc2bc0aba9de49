import { correctItemTags } from '../../actions/item/correct-tags.ts';
import { roleNames } from '../../domain/actor.ts';
import { correctionContract as contract } from '../contract/correction.ts';
import { notFound, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** 改判: what people say of an item's tags. */
export function correctionRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.corrections, async ({ params }) => {
    const known = await deps.corrections.ofItem(params['id'] ?? '');
    const corrections = known.map(({ id, at, by, reason, verdicts }) => ({
      id,
      at,
      by,
      reason,
      verdicts,
    }));
    return { body: { corrections } };
  });
  serve(serving, contract.correctTags, async ({ params, body, actor }) => {
    const itemId = params['id'] ?? '';
    const corrected = await correctItemTags(deps, actor, { itemId, ...body });
    switch (corrected.kind) {
      case 'corrected':
        return { body: { correctionId: corrected.correction.id, tags: corrected.tags } };
      case 'not-found':
        return { problem: notFound('条目', itemId) };
      case 'not-permitted': {
        const message = `您的岗位无权改判，须由${roleNames.analyst}办理`;
        return { problem: refused({ reason: 'not-permitted', message }) };
      }
      case 'unproven': {
        const message = `${corrected.priorities.join('、')}没有文中依据；请在原文中选出相应词句`;
        return { problem: refused({ reason: 'unproven', message }) };
      }
    }
  });
}
