import type { Request, Response, Router } from 'express';
import { z, type ZodType } from 'zod';
import { roleNames, type Actor, type Role } from '../domain/actor.ts';
import type { Access, Visitor } from './access.ts';
import { sendProblem, type Problem } from './errors.ts';

/** One route of the contract: what it takes, what it gives, and who may call it. */
export interface Route<
  Body extends ZodType = ZodType,
  Query extends ZodType = ZodType,
  Reply extends ZodType = ZodType,
> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path, e.g. `/api/cases/:id`. */
  path: string;
  operationId: string;
  summary: string;
  allow: 'anyone' | readonly Role[];
  /** `unread` where the route takes none. */
  body: Body;
  query: Query;
  response: Reply;
}

/** Stands where a route takes no body or no query: whatever comes is left alone. */
export const unread = z.unknown();

/** Whoever has not signed in: may do nothing. */
const nobody: Actor = { id: 'nobody', name: '未登录', roles: [] };

interface Call<Body, Query> {
  params: Record<string, string>;
  body: Body;
  query: Query;
  /** On routes that anyone may call perhaps `nobody`, who has no role. */
  actor: Actor;
  visitor: Visitor | undefined;
  request: Request;
  response: Response;
}

/** What a handler gives: the body of the answer, a problem, or word that it has answered by itself. */
type Answer<Reply> = { body: Reply } | { problem: Problem } | { sent: true };

/** Registers the route: permission first, then the shape of the request, then the handler. */
export function serve<Body extends ZodType, Query extends ZodType, Reply extends ZodType>(
  { router, access }: { router: Router; access: Access },
  route: Route<Body, Query, Reply>,
  handle: (
    call: Call<z.output<Body>, z.output<Query>>,
  ) => Promise<Answer<z.input<Reply>>> | Answer<z.input<Reply>>,
): void {
  router[route.method](route.path, async (request, response) => {
    const visitor = await access.visitorOf(request);
    const refusal = refusalOf(route, visitor?.actor);
    if (refusal) return sendProblem(response, refusal);
    const body = route.body.safeParse(request.body);
    const query = route.query.safeParse(request.query);
    if (!body.success || !query.success) {
      const issues = [...(body.error?.issues ?? []), ...(query.error?.issues ?? [])];
      return sendProblem(response, unreadable(issues));
    }
    const params = Object.fromEntries(
      Object.entries(request.params).map(([name, value]) => [name, String(value)]),
    );
    const actor = visitor?.actor ?? nobody;
    const call = { params, body: body.data, query: query.data, actor, visitor, request, response };
    const answer = await handle(call);
    if ('problem' in answer) sendProblem(response, answer.problem);
    else if ('body' in answer) response.json(answer.body);
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
