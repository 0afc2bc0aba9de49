import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';

export interface Received {
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

export interface LoopbackProvider {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** Every request that came, in order. */
  received: Received[];
  /** What the next requests get instead of the provider's own answer; `hang` is none at all. */
  next(...replies: (Reply | 'hang')[]): void;
  /** Resolves when a request has come that is to get no answer. */
  whenHanging(): Promise<void>;
  close(): Promise<void>;
}

/** A provider on loopback that checks what it gets by its own reading of the documents. */
export async function openLoopbackProvider(
  answer: (received: Received) => Reply,
): Promise<LoopbackProvider> {
  const received: Received[] = [];
  const planned: (Reply | 'hang')[] = [];
  let tellHanging = () => {};
  const hanging = new Promise<void>((resolve) => (tellHanging = resolve));
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://provider');
    const got: Received = {
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: await text(request),
    };
    received.push(got);
    const given = planned.shift() ?? answer(got);
    if (given === 'hang') return tellHanging();
    response.writeHead(given.status, given.headers).end(given.body);
  };
  const server = createServer((request, response) => void reply(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a TCP port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    received,
    next: (...replies) => void planned.push(...replies),
    whenHanging: () => hanging,
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
