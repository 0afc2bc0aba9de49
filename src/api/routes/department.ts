import { isLive } from '../../domain/case/stage.ts';
import { departmentScores } from '../../domain/evaluation/department-scores.ts';
import type { Actor, Role } from '../../domain/actor.ts';
import { departmentView } from '../../views/department.ts';
import { departmentContract as contract } from '../contract/department.ts';
import { periodOf } from '../contract/period.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const maxCases = 20_000;
const seeAll: readonly Role[] = ['analyst', 'coordinator', 'office-head', 'leader', 'principal'];

/** The departments: their work, their load and their scores. */
export function departmentRoutes(serving: Serving, deps: ServerDeps): void {
  const { cases, profile, clock } = deps;
  serve(serving, contract.departments, async () => ({
    body: { departments: await withLoad(deps) },
  }));
  serve(serving, contract.departmentScores, async ({ query }) => {
    const period = periodOf(query, clock.now());
    const scores = departmentScores(await cases.all(maxCases), period, profile);
    return { body: { ...period, scores } };
  });
  serve(serving, contract.department, async ({ query, actor }) => {
    const id = query.id ?? actor.department;
    if (id !== actor.department && !mayLookAround(actor)) return { problem: notYours };
    const department = profile.departments.find((one) => one.id === id);
    if (!department) return { problem: notFound('部门', id) };
    const now = clock.now();
    const facts = { cases: await cases.all(maxCases), period: periodOf(query, now), now };
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

async function withLoad({ cases, profile }: ServerDeps) {
  const live = (await cases.open(maxCases)).filter(({ stage }) => isLive(stage));
  const asked = live.flatMap(({ consultations }) =>
    consultations
      .filter(({ closed }) => closed === undefined)
      .flatMap(({ invitees }) => invitees.filter(({ reply }) => reply.kind === 'awaited')),
  );
  return profile.departments.map(({ id, name, duties, region, clause }) => ({
    id,
    name,
    duties,
    ...(region && { region }),
    ...(clause !== undefined && { clause }),
    leads: live.filter(({ lead }) => lead?.department.id === id).length,
    asked: asked.filter(({ department }) => department.id === id).length,
  }));
}
