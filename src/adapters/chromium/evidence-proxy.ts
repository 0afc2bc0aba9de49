import { once } from 'node:events';
import { createServer } from 'node:http';
import type { StoredPage } from '../../ports/page-renderer.ts';

/** The only address that the proxy answers. */
export const evidenceUrl = 'http://evidence.invalid/';

/** No script runs, no form is sent, nothing is loaded beside the page, and the page leads nowhere else by itself. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; sandbox";

/**
 * A proxy on loopback behind which there is nothing but one stored page: whatever else a browser asks it for, by
 * http, https or otherwise, is refused.
 */
export async function openEvidenceProxy({ bytes, contentType }: StoredPage) {
  const server = createServer((request, response) => {
    if (request.url !== evidenceUrl) return response.writeHead(403).end();
    const headers = { 'content-type': contentType, 'content-security-policy': policy };
    return response.writeHead(200, headers).end(bytes);
  });
  // a tunnel could lead anywhere
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  server.on('upgrade', (_, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('expected a port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
