import type { Request, Response, Router } from 'express';
import type { z, ZodType } from 'zod';
import { roleNames, type Actor, type Role } from '../domain/actor.ts';
import type { Access } from './access.ts';
import { sendProblem } from './errors.ts';

/** One route of the contract: what it takes, what it gives, and who may call it. */
export interface Route {
  method: 'get' | 'post' | 'delete';
  /** Express path, e.g. `/api/cases/:id`. */
  path: string;
  operationId: string;
  summary: string;
  allow: 'anyone' | readonly Role[];
  body?: ZodType;
  query?: ZodType;
  response: ZodType;
}

export interface Call<R extends Route> {
  params: Record<string, string>;
  body: R['body'] extends ZodType ? z.output<R['body']> : undefined;
  query: R['query'] extends ZodType ? z.output<R['query']> : undefined;
  /** Always there except on routes that anyone may call. */
  actor: Actor | undefined;
  request: Request;
  response: Response;
}

/** What a handler gives: the body of the answer, or a problem. */
export type Answer<R extends Route> =
  | { body: z.input<R['response']>; status?: number }
  | { problem: { type: string; status: number; title: string; detail: string } };

/** Registers the route: permission first, then the shape of the request, then the handler. */
export function serve<R extends Route>(
  { router, access }: { router: Router; access: Access },
  route: R,
  handle: (call: Call<R>) => Promise<Answer<R>> | Answer<R>,
): void {
  router[route.method](route.path, async (request, response) => {
    const actor = access.actorOf(request);
    const refusal = refusalOf(route, actor);
    if (refusal) return sendProblem(response, refusal);
    const body = route.body?.safeParse(request.body);
    const query = route.query?.safeParse(request.query);
    const issues = [...(body?.error?.issues ?? []), ...(query?.error?.issues ?? [])];
    if (issues.length > 0) return sendProblem(response, unreadable(issues));
    const params = Object.fromEntries(
      Object.entries(request.params).map(([name, value]) => [name, String(value)]),
    );
    // the two parses above are what the route's types promise
    const call = { params, body: body?.data, query: query?.data, actor, request, response };
    const answer = await handle(call as Call<R>);
    if ('problem' in answer) sendProblem(response, answer.problem);
    else response.status(answer.status ?? 200).json(answer.body);
  });
}

/** Why this actor may not call the route; `undefined` when they may. */
export function refusalOf({ allow }: Pick<Route, 'allow'>, actor: Actor | undefined) {
  if (allow === 'anyone') return undefined;
  if (!actor) {
    return { type: 'not-signed-in', status: 401, title: '尚未登录', detail: '请先登录。' };
  }
  if (actor.roles.some((role) => allow.includes(role))) return undefined;
  const [own, needed] = [inWords(actor.roles), inWords(allow)];
  const detail = `您的角色(${own})不能使用此功能;可用角色:${needed}。`;
  return { type: 'not-permitted', status: 403, title: '没有权限', detail };
}

function unreadable(issues: readonly { path: PropertyKey[]; message: string }[]) {
  const problems = issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return {
    type: 'bad-request',
    status: 400,
    title: '请求有误',
    detail: problems.join('; '),
  };
}

function inWords(roles: readonly Role[]): string {
  return roles.map((role) => roleNames[role]).join('、');
}
