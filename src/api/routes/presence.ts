import { presenceContract as contract } from '../contract/presence.ts';
import { openPresence } from '../presence.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';
import type { Changes } from '../sse.ts';

/** Who else has a case open; told to all pages as topic `presence`. */
export function presenceRoutes(serving: Serving, { cases }: ServerDeps, changes: Changes): void {
  const presence = openPresence();
  const tell = (key: string) => changes.tell({ topic: 'presence', key, kind: 'changed' });
  serve(serving, contract.notePresence, async ({ params, body, actor }) => {
    const caseId = params['id'] ?? '';
    if (!(await cases.get(caseId))) return { problem: notFound('案件', caseId) };
    const { id, name } = actor;
    const { others, isNews } = presence.note(caseId, { id, name, activity: body.activity });
    if (isNews) tell(caseId);
    return { body: { others } };
  });
  serve(serving, contract.leaveCase, ({ params, actor }) => {
    const caseId = params['id'] ?? '';
    presence.leave(caseId, actor.id);
    tell(caseId);
    return { body: {} };
  });
}
