import { Agent, type Dispatcher } from 'undici';
import { secondMs } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AddressGuard } from './address-guard.ts';
import { readBody } from './body.ts';
import { openPinnedConnector } from './pinned-connector.ts';
import { refusalOfGuard, troubleInWords } from './trouble.ts';

/** One GET of one address; redirects are the caller's to follow, so that each hop is checked. */
export interface FetchRequest {
  url: URL;
  /** Lower-case names; the user agent is added. */
  headers: Record<string, string>;
  maxBytes: number;
  /** Until the response's headers are there. */
  headerTimeoutMs: number;
  /** Until the last byte of the body. */
  totalTimeoutMs: number;
  signal: AbortSignal;
}

export type FetchResult =
  | {
      kind: 'response';
      status: number;
      headers: Record<string, string>;
      /** Decompressed; of a status other than 2xx it is empty. `isCut` when there was more than `maxBytes`. */
      body: Uint8Array;
      isCut: boolean;
    }
  | { kind: 'guarded'; reason: string }
  | { kind: 'failed'; reason: string; isTimeout: boolean }
  | { kind: 'aborted' };

export interface GuardedFetch {
  /** Never rejects: what can go wrong on a network is a result. */
  fetch(request: FetchRequest): Promise<FetchResult>;
  /** Cuts all connections. */
  close(): Promise<void>;
}

/** Fetching behind the address guard, by an identified user agent, with every limit enforced by the clock given. */
export function openGuardedFetch(
  options: { userAgent: string; connectionsPerHost: number },
  deps: { clock: Clock; guard: AddressGuard },
): GuardedFetch {
  const { clock, guard } = deps;
  const agent = new Agent({
    connect: openPinnedConnector(guard, connectTimeoutMs),
    connections: options.connectionsPerHost,
    pipelining: 1,
    // Ours run on the clock port and cover the body as a whole.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  return {
    async fetch(request) {
      const refusal = guard.refusal(request.url);
      if (refusal !== undefined) return { kind: 'guarded', reason: refusal };
      const limit = openTimeLimit(clock, request);
      try {
        const response = await agent.request({
          origin: request.url.origin,
          path: `${request.url.pathname}${request.url.search}`,
          method: 'GET',
          headers: {
            accept: '*/*',
            'accept-encoding': 'gzip, br',
            'accept-language': 'zh-CN,zh;q=0.9',
            'user-agent': options.userAgent,
            ...request.headers,
          },
          signal: limit.signal,
        });
        limit.headersArrived();
        return await readResponse(response, request.maxBytes);
      } catch (error) {
        if (request.signal.aborted) return { kind: 'aborted' };
        const guarded = refusalOfGuard(error);
        if (guarded !== undefined) return { kind: 'guarded', reason: guarded };
        const passed = limit.passed();
        const isTimeout = passed !== undefined;
        return { kind: 'failed', reason: passed ?? troubleInWords(error), isTimeout };
      } finally {
        limit.end();
      }
    },
    close: () => agent.destroy(),
  };
}

// A socket that waits on after its request was given up is ended by undici's own timer.
const connectTimeoutMs = 10 * secondMs;

async function readResponse(
  response: Dispatcher.ResponseData,
  maxBytes: number,
): Promise<FetchResult> {
  const { statusCode: status } = response;
  const headers = flat(response.headers);
  if (status < 200 || status > 299) {
    // Reads a short rest so that the connection can be used again; what is longer is cut.
    await response.body.dump({ limit: 64 * 1024 });
    return { kind: 'response', status, headers, body: new Uint8Array(), isCut: false };
  }
  const { kind, bytes } = await readBody(
    response.body,
    headers['content-encoding'] ?? '',
    maxBytes,
  );
  return { kind: 'response', status, headers, body: bytes, isCut: kind === 'cut' };
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
}

// A reason of our own: the default one is an exception with a stack, twice per page.
const isOver = 'over';

/** Aborts with the caller, and by itself when the headers or the whole take too long. */
function openTimeLimit(clock: Clock, request: FetchRequest) {
  const stop = new AbortController();
  const headersDone = new AbortController();
  const allDone = new AbortController();
  let passed: string | undefined;
  const abort = () => stop.abort(request.signal.reason);
  // Not AbortSignal.any: on Node 20 it keeps every signal as long as the longest-lived source.
  request.signal.addEventListener('abort', abort, { once: true });
  if (request.signal.aborted) abort();
  const arm = async (ms: number, what: string, done: AbortSignal) => {
    await clock.sleep(ms, done);
    if (done.aborted || passed !== undefined) return;
    passed = `${what} after ${ms / secondMs} s`;
    stop.abort(new Error(passed));
  };
  void arm(request.headerTimeoutMs, 'no answer', headersDone.signal);
  void arm(request.totalTimeoutMs, 'timed out', allDone.signal);
  return {
    signal: stop.signal,
    passed: () => passed,
    headersArrived: () => headersDone.abort(isOver),
    end() {
      headersDone.abort(isOver);
      allDone.abort(isOver);
      request.signal.removeEventListener('abort', abort);
    },
  };
}
