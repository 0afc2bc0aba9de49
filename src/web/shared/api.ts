import type { z, ZodUnknown } from 'zod';
import type { contract } from '../../api/contract.ts';
import { noteChangesId } from './changes-id.ts';
import { Problem } from './problem.ts';
import { setSessionState } from './session-end.ts';
import { setServerTime } from './server-time.ts';

// Types only: the contract's schemas stay on the server, the browser trusts its own server's answers.
type Contract = typeof contract;

type Routes = {
  [
    Name in keyof Contract as `${Uppercase<Contract[Name]['method']>} ${Contract[Name]['path']}`
  ]: Contract[Name];
};

/** A route of the contract as `METHOD path`, e.g. `POST /api/cases/:id/commands`. */
export type RouteName = keyof Routes;

/** The body of a route's answer. */
export type Reply<Name extends RouteName> = z.output<Routes[Name]['response']>;

/** What a route takes: the `:params` of its path, its query and its body. */
export type Input<Name extends RouteName> = ParamsOf<Routes[Name]['path']> &
  QueryOf<Routes[Name]['query']> &
  BodyOf<Routes[Name]['body']>;

type ParamNames<Path> = Path extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;
type ParamsOf<Path> = [ParamNames<Path>] extends [never]
  ? { params?: never }
  : { params: Record<ParamNames<Path>, string> };
type QueryOf<Query> = Query extends ZodUnknown
  ? { query?: never }
  : { query?: Query extends z.ZodType ? Partial<z.input<Query>> : never };
type BodyOf<Body> = Body extends ZodUnknown
  ? { body?: never }
  : { body: Body extends z.ZodType ? z.input<Body> : never };

interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Calls a route and gives its answer; throws Problem with the server's reason otherwise. */
export async function call<Name extends RouteName>(
  route: Name,
  input: Input<Name>,
  { signal, idempotencyKey }: { signal?: AbortSignal; idempotencyKey?: string } = {},
): Promise<Reply<Name>> {
  const [method = 'GET', path = ''] = route.split(' ');
  const response = await answered(addressOf(path, input), {
    method,
    ...(signal ? { signal } : {}),
    headers: {
      ...(input.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  });
  noteChangesId(response);
  const answer = await bodyOf(response);
  if (response.status === 401 && !route.endsWith('/api/session')) setSessionState('ended');
  if (!response.ok) throw new Problem(isRecord(answer) ? answer : {}, response.status);
  if (isRecord(answer) && typeof answer['now'] === 'number') setServerTime(answer['now']);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server, same release: its tests hold it to the contract
  return answer as Reply<Name>;
}

/** The address of a route with its params and query, as a link or a download needs it. */
export function addressOf(path: string, { params = {}, query = {} }: AnyInput): string {
  const filled = path.replace(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, textOf(value));
  }
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function answered(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new Problem({ type: 'unreachable', title: 'unreachable' }, 0);
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // a proxy in between may answer in HTML; the status says enough
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
