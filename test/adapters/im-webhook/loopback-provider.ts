import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

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
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://provider');
    const got: Received = {
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    received.push(got);
    const reply = planned.shift() ?? answer(got);
    if (reply === 'hang') return tellHanging();
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
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
