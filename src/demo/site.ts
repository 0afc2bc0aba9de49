import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import type { Instant } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import { portalPage } from './portal.ts';
import { renderPage } from './render.ts';
import { readSchedule } from './schedule.ts';

interface DemoSiteOptions {
  /** 0 takes a free one. */
  port: number;
  /** The folder `demo`: `schedule.yaml` beside `site/`. */
  directory: string;
  /** Later pages come out by this clock. */
  clock: Clock;
  /** When the demonstration began; keep it over restarts, so that pages keep their times. */
  startedAt?: Instant;
  /** Where the portal finds what it is to publish. */
  inbox?: string;
}

interface DemoSite {
  /** `http://127.0.0.1:8421`. */
  url: string;
  close(): Promise<void>;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  // its charset stands in the page itself, as on many real sites
  '.gbk.html': 'text/html',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves demo/site on loopback, with ETag and Last-Modified; nothing outside that folder can be read. */
export async function serveDemoSite(options: DemoSiteOptions): Promise<DemoSite> {
  const { port, directory, clock, startedAt = clock.now() } = options;
  const schedule = await readSchedule(join(directory, 'schedule.yaml'));
  const isOut = (path: string) => clock.now() >= startedAt + (schedule.get(path) ?? 0);
  // a list changes whenever a later page comes out
  const changedAt = (path: string, page: Uint8Array) => {
    const isList = Buffer.from(page).includes('{{if:');
    const releases = isList ? [...schedule.values()] : [schedule.get(path) ?? 0];
    return startedAt + Math.max(0, ...releases.filter((after) => startedAt + after <= clock.now()));
  };
  let site = '';

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const published = await portalPage(options.inbox ?? '', request.url ?? '/');
    if (published !== undefined) {
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(published);
    }
    const path = pathOf(request.url ?? '/');
    const page = path !== undefined && isOut(path) ? await readPage(directory, path) : undefined;
    if (path === undefined || page === undefined) return response.writeHead(404).end('not found');
    const body = renderPage(page, { startedAt, site, isOut });
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
    const headers = {
      'content-type': contentTypes[/(\.gbk)?\.\w+$/.exec(path)?.[0] ?? ''] ?? 'text/plain',
      etag,
      'last-modified': new Date(changedAt(path, page)).toUTCString(),
    };
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
    return response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  site = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;

  return {
    url: site,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The path below demo/site, or `undefined` for one that is no plain file name there. */
function pathOf(target: string): string | undefined {
  const [path = '/'] = target.split('?');
  const wanted = path.endsWith('/') ? `${path}index.html` : path;
  return /^(\/[a-z0-9][a-z0-9-]*)*\/[a-z0-9][a-z0-9.-]*\.(html|xml|txt)$/.test(wanted)
    ? wanted.slice(1)
    : undefined;
}

async function readPage(directory: string, path: string): Promise<Uint8Array | undefined> {
  const root = resolve(directory, 'site');
  const file = resolve(root, path);
  if (!file.startsWith(root + sep)) return undefined;
  try {
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
