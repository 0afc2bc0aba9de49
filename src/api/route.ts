import { json, type Request, type Response, type Router } from 'express';
import { z, type ZodType } from 'zod';
import { roleNames, type Actor, type Role } from '../domain/actor.ts';
import type { Access, Visitor } from './access.ts';
import { sendProblem, type Problem } from './errors.ts';
import type { Answered, Claim, Repeats } from './repeats.ts';

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
  /** Its requests and answers are kept nowhere, so they cannot be repeated under an Idempotency-Key. */
  holdsSecrets?: true;
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

/** Routes whose callers are known by other means say themselves whom they refuse. */
interface Refusing {
  refuses?: (request: Request) => Problem | undefined;
}

/** Registers the route: permission first, then the body and its shape, then the handler. */
export function serve<Body extends ZodType, Query extends ZodType, Reply extends ZodType>(
  { router, access, repeats }: { router: Router; access: Access; repeats: Repeats },
  route: Route<Body, Query, Reply> & Refusing,
  handle: (
    call: Call<z.output<Body>, z.output<Query>>,
  ) => Promise<Answer<z.input<Reply>>> | Answer<z.input<Reply>>,
): void {
  router[route.method](route.path, async (request, response) => {
    const visitor = await access.visitorOf(request);
    const refusal = refusalOf(route, visitor?.actor) ?? route.refuses?.(request);
    if (refusal) return sendProblem(response, refusal);
    await readBody(request, response);
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
    const work = async () => rendered(await handle(call));
    const key = isRepeatable(route) && visitor ? request.get('idempotency-key') : undefined;
    if (key === undefined) return send(response, await work());
    if (key.length > longestKey) return sendProblem(response, keyTooLong);
    const content = `${route.method} ${request.originalUrl}\n${JSON.stringify(request.body)}`;
    const claim = await repeats.claim({ person: actor.id, key, content });
    send(response, await onceOnly(claim, work), claim.kind === 'again');
  });
}

const parseBody = json({ limit: '1mb' });

/** Reads the body only of those who may send one; rejects as Express answers for one that is none. */
function readBody(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parseBody(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

/** Requests that change something may name themselves, so that a second try has no second effect. */
export function isRepeatable({ method, holdsSecrets }: Route): boolean {
  return method === 'post' && holdsSecrets !== true;
}

/** The answer to a request that names itself; one that failed on our side may be tried again. */
async function onceOnly(
  claim: Claim,
  work: () => Promise<Answered | undefined>,
): Promise<Answered | undefined> {
  switch (claim.kind) {
    case 'again':
      return claim.answer;
    case 'other':
      return rendered({ problem: keyTaken });
    case 'under-way':
      return rendered({ problem: underWay });
    case 'first': {
      const answer = await work().catch(async (error: unknown) => {
        await claim.letGo();
        throw error;
      });
      await (answer === undefined ? claim.letGo() : claim.keep(answer));
      return answer;
    }
  }
}

function rendered(answer: Answer<unknown>): Answered | undefined {
  if ('sent' in answer) return undefined;
  if ('body' in answer)
    return { status: 200, type: 'application/json', body: JSON.stringify(answer.body) };
  const { problem } = answer;
  return {
    status: problem.status,
    type: 'application/problem+json',
    body: JSON.stringify(problem),
  };
}

function send(response: Response, answer: Answered | undefined, isRepeated = false): void {
  if (answer === undefined) return;
  if (isRepeated) response.set('Idempotent-Replayed', 'true');
  response.status(answer.status).type(answer.type).send(answer.body);
}

/** The longest Idempotency-Key. */
export const longestKey = 200;
const keyTooLong = {
  type: 'bad-request',
  status: 400,
  title: '请求有误',
  detail: `Idempotency-Key 最长 ${longestKey} 个字符。`,
};

const keyTaken = {
  type: 'idempotency-key-taken',
  status: 422,
  title: '请求标识已被使用',
  detail: '此 Idempotency-Key 已用于另一个请求；新的请求请用新的标识。',
};

const underWay = {
  type: 'under-way',
  status: 409,
  title: '请求正在办理',
  detail: '同一请求正在办理，请稍候用同一标识再试。',
};

/** Why this actor may not call the route; `undefined` when they may. */
export function refusalOf({ allow }: Pick<Route, 'allow'>, actor: Actor | undefined) {
  if (allow === 'anyone') return undefined;
  if (!actor) {
    return { type: 'not-signed-in', status: 401, title: '尚未登录', detail: '请先登录。' };
  }
  if (actor.roles.some((role) => allow.includes(role))) return undefined;
  const [own, needed] = [inWords(actor.roles), inWords(allow)];
  const detail = `您的角色（${own}）不能使用此功能；可用角色：${needed}。`;
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
