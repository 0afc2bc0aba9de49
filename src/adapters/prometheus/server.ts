import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { PrometheusMetrics } from './metrics.ts';

export interface OperatorServer {
  port: number;
  /** Twice is harmless. */
  close(): Promise<void>;
}

/**
 * What an operator's tools ask of one process, on a port of its own that people do not reach: `/healthz` while
 * it runs, `/readyz` while its stores answer, `/metrics`. Rejects when the address is taken.
 */
export async function openOperatorServer(
  { host, port }: { host: string; port: number },
  { metrics, isReady }: { metrics: PrometheusMetrics; isReady: () => Promise<boolean> },
): Promise<OperatorServer> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '', response);
  });

  async function answer(path: string, response: ServerResponse): Promise<void> {
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    if (path === '/healthz') response.end('alive\n');
    else if (path === '/metrics') response.end(await metrics.text());
    else if (path === '/readyz') {
      const ready = await isReady();
      response.statusCode = ready ? 200 : 503;
      response.end(ready ? 'ready\n' : 'its stores do not answer\n');
    } else {
      response.statusCode = 404;
      response.end('ask for /healthz, /readyz or /metrics\n');
    }
  }

  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
