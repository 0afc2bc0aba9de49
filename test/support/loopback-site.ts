import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers one request: a text is a 200 page of HTML in UTF-8, a function does as it likes. */
export type Route = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface LoopbackSite {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** `127.0.0.1:PORT`, as the crawler's allow-list takes it. */
  host: string;
  /** Paths (with query) that were asked for, in order. */
  asked: string[];
  /** Resolves when the path has been asked for, at once when it was before. */
  whenAsked(path: string): Promise<void>;
  /** Cuts all connections. */
  close(): Promise<void>;
}

/**
 * A web site on a free loopback port. `routes` maps paths to answers, `*` the rest; without it the rest is 404. A site
 * without a route for /robots.txt has none.
 */
export async function openLoopbackSite(routes: Record<string, Route>): Promise<LoopbackSite> {
  const asked: string[] = [];
  let waiting: { path: string; tell: () => void }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const route =
      routes[path] ??
      routes[path.split('?', 1)[0] ?? ''] ??
      (path === '/robots.txt' ? undefined : routes['*']);
    if (route === undefined) response.writeHead(404).end();
    else if (typeof route === 'string')
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(route);
    else route(request, response);
    asked.push(path);
    for (const { tell } of waiting.filter((one) => one.path === path)) tell();
    waiting = waiting.filter((one) => one.path !== path);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a TCP port');
  const host = `127.0.0.1:${address.port}`;
  return {
    origin: `http://${host}`,
    host,
    asked,
    async whenAsked(path) {
      if (asked.includes(path)) return;
      await new Promise<void>((tell) => waiting.push({ path, tell }));
    },
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
