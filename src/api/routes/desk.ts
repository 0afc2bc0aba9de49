import { forgetText, keepText } from '../../actions/desk/keep-text.ts';
import { saveSettings } from '../../actions/desk/save-settings.ts';
import { removeView, saveView } from '../../actions/desk/save-view.ts';
import type { CaseList } from '../../views/case-list.ts';
import { queueCounts, queueFilterSchema, type QueueFilter } from '../../views/queue.ts';
import { deskContract as contract } from '../contract/desk.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const maxViews = 2000;
const maxTexts = 1000;
const longestForm = 60;

/** What people keep for themselves. */
export function deskRoutes(serving: Serving, deps: ServerDeps & { caseList: CaseList }): void {
  const { savedViews, settings, unsentTexts } = deps.documents;
  serve(serving, contract.savedViews, async ({ query, actor }) => {
    const views = await savedViews.list('', maxViews);
    const seen = views.filter(({ owner, isShared }) => owner === actor.id || isShared);
    const listed = seen.filter(({ list }) => list === query.list);
    if (query.list !== 'queue') return { body: { views: listed } };
    const filters = listed.map((view) => filterIn(view.query));
    const counts = queueCounts(deps.caseList, deps.clock.now(), { filters, viewer: actor });
    return { body: { views: listed.map((view, i) => ({ ...view, count: counts[i] })) } };
  });
  serve(serving, contract.saveView, async ({ body, actor }) => ({
    body: await saveView(deps, actor, body),
  }));
  serve(serving, contract.removeView, async ({ params, actor }) => {
    const id = params['id'] ?? '';
    return (await removeView(deps, actor, id)) ? { body: {} } : { problem: notFound('视图', id) };
  });
  serve(serving, contract.settings, async ({ actor }) => ({
    body: { values: (await settings.get(actor.id))?.values ?? {} },
  }));
  serve(serving, contract.saveSettings, async ({ body, actor }) => {
    const { values } = await saveSettings(deps, actor, body.values);
    return { body: { values } };
  });
  serve(serving, contract.unsentTexts, async ({ params, actor }) => {
    const texts = await unsentTexts.ofOwner(actor.id, maxTexts);
    return { body: { texts: texts.filter(({ caseId }) => caseId === params['id']) } };
  });
  serve(serving, contract.keepText, async ({ params, body, actor }) => {
    const { id: caseId = '', form = '' } = params;
    if (form.length > longestForm || !(await deps.cases.get(caseId)))
      return { problem: notFound('案件', caseId) };
    return { body: await keepText(deps, actor, { caseId, form, ...body }) };
  });
  serve(serving, contract.forgetText, async ({ params, actor }) => {
    const { id: caseId = '', form = '' } = params;
    await forgetText(deps, actor, { caseId, form });
    return { body: {} };
  });
}

/** The filter that a kept address names; what it does not name, or names wrongly, is as for all cases. */
function filterIn(query: string): QueueFilter {
  const named = Object.fromEntries(new URLSearchParams(query));
  const { shape } = queueFilterSchema;
  return {
    view: shape.view.catch('all').parse(named['view']),
    search: shape.search.catch('').parse(named['search']),
    order: shape.order.catch('bands').parse(named['order']),
  };
}
