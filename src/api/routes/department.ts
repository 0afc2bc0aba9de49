import { departmentScores } from '../../domain/evaluation/department-scores.ts';
import type { Actor, Role } from '../../domain/actor.ts';
import type { CaseList } from '../../views/case-list.ts';
import { departmentView } from '../../views/department.ts';
import { concerns } from '../../views/queue-row.ts';
import { departmentContract as contract } from '../contract/department.ts';
import { periodOf } from '../contract/period.ts';
import { peopleOf } from '../people.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

type Deps = ServerDeps & { caseList: CaseList };

const seeAll: readonly Role[] = ['analyst', 'coordinator', 'office-head', 'leader', 'principal'];

/** The departments: their work, their load and their scores. */
export function departmentRoutes(serving: Serving, deps: Deps): void {
  const { cases, caseList, profile, clock } = deps;
  const read = async (ids: readonly string[]) =>
    (await Promise.all(ids.map((id) => cases.get(id)))).filter((one) => one !== undefined);
  serve(serving, contract.departments, async () => ({
    body: { departments: withLoad(deps, await peopleOf(deps)) },
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
    const concerned = caseList.all().filter((one) => one.isLive && concerns(one, department.id));
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

function withLoad({ caseList, profile }: Deps, people: readonly Actor[]) {
  const live = caseList.all().filter(({ isLive }) => isLive);
  const asked = live.flatMap((one) => one.asked);
  const heads = people.filter(({ roles }) => roles.includes('department-head'));
  return profile.departments.map((department) => ({
    ...department,
    heads: heads.filter((head) => head.department === department.id).map(({ name }) => name),
    leads: live.filter(({ counted: { lead } }) => lead?.department.id === department.id).length,
    asked: asked.filter((one) => one === department.id).length,
  }));
}
