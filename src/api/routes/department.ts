import { departmentScores } from '../../domain/evaluation/department-scores.ts';
import type { Actor, Role } from '../../domain/actor.ts';
import type { CaseList } from '../../views/case-list.ts';
import { departmentView } from '../../views/department.ts';
import type { ListedCase } from '../../views/queue-row.ts';
import { departmentContract as contract } from '../contract/department.ts';
import { periodOf } from '../contract/period.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const seeAll: readonly Role[] = ['analyst', 'coordinator', 'office-head', 'leader', 'principal'];

/** The departments: their work, their load and their scores. */
export function departmentRoutes(
  serving: Serving,
  deps: ServerDeps & { caseList: CaseList },
): void {
  const { cases, caseList, profile, clock } = deps;
  const read = async (ids: readonly string[]) =>
    (await Promise.all(ids.map((id) => cases.get(id)))).filter((one) => one !== undefined);
  serve(serving, contract.departments, () => ({
    body: { departments: withLoad(deps) },
  }));
  serve(serving, contract.departmentScores, async ({ query }) => {
    const period = periodOf(query, clock.now());
    const evaluated = caseList
      .counted()
      .filter(({ signed }) => signed.some((at) => at >= period.from && at < period.to));
    const scores = departmentScores(await read(evaluated.map(({ id }) => id)), period, profile);
    return { body: { ...period, scores } };
  });
  serve(serving, contract.department, async ({ query, actor }) => {
    const id = query.id ?? actor.department;
    if (id !== actor.department && !mayLookAround(actor)) return { problem: notYours };
    const department = profile.departments.find((one) => one.id === id);
    if (!department) return { problem: notFound('部门', id) };
    const now = clock.now();
    const concerned = caseList.all().filter((one) => concerns(one, department.id));
    const facts = {
      cases: await read(concerned.map(({ fixed }) => fixed.id)),
      counted: caseList.counted(),
      period: periodOf(query, now),
      now,
    };
    return { body: departmentView(department, facts) };
  });
}

const notYours = {
  type: 'not-permitted',
  status: 403,
  title: '没有权限',
  detail: '只能查看本部门的工作台。',
};

function mayLookAround({ roles }: Actor): boolean {
  return roles.some((role) => seeAll.includes(role));
}

function concerns({ isLive, counted: { lead }, asked }: ListedCase, department: string): boolean {
  return isLive && (lead?.department.id === department || asked.includes(department));
}

function withLoad({ caseList, profile }: ServerDeps & { caseList: CaseList }) {
  const live = caseList.all().filter(({ isLive }) => isLive);
  const asked = live.flatMap((one) => one.asked);
  return profile.departments.map(({ id, name, duties, region, clause }) => ({
    id,
    name,
    duties,
    ...(region && { region }),
    ...(clause !== undefined && { clause }),
    leads: live.filter(({ counted: { lead } }) => lead?.department.id === id).length,
    asked: asked.filter((one) => one === id).length,
  }));
}
