import type { CaseList } from '../../views/case-list.ts';
import { casesBehind, cockpit } from '../../views/cockpit.ts';
import { cockpitContract as contract } from '../contract/cockpit.ts';
import { periodOf, type PeriodQuery } from '../contract/period.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const maxStories = 2000;
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the leader sees, and the list behind each figure. */
export function cockpitRoutes(serving: Serving, deps: ServerDeps & { caseList: CaseList }): void {
  const { caseList, stories, profile, clock } = deps;
  const counted = (query: PeriodQuery) => {
    const now = clock.now();
    return { cases: caseList.counted(), period: periodOf(query, now), now };
  };
  const figures = async (query: PeriodQuery) => {
    const facts = counted(query);
    const seen = await stories.recent(facts.period.from, maxStories);
    return cockpit({ ...facts, stories: seen, profile });
  };
  serve(serving, contract.cockpit, async ({ query }) => ({ body: await figures(query) }));
  serve(serving, contract.cockpitCases, ({ query }) => {
    const found = casesBehind(counted(query), query);
    const { skip, limit } = query;
    return { body: { total: found.length, cases: found.slice(skip, skip + limit) } };
  });
  const { cockpitReports, office } = deps;
  serve(serving, contract.cockpitDocx, async ({ query, response }) => {
    const document = await cockpitReports.docx(await figures(query), office.name);
    response.attachment('cockpit.docx').type(docx).send(Buffer.from(document));
    return { sent: true };
  });
  serve(serving, contract.cockpitXlsx, async ({ query, response }) => {
    const workbook = await cockpitReports.xlsx(await figures(query), office.name);
    response.attachment('cockpit.xlsx').type(xlsx).send(Buffer.from(workbook));
    return { sent: true };
  });
}
