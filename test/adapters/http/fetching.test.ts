import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { CrawlerOptions } from '../../../src/adapters/http/crawler.ts';
import type { Crawler, PageRequest } from '../../../src/ports/crawler.ts';
import { openLoopbackSite, type LoopbackSite, type Route } from '../../support/loopback-site.ts';
import { article, openTestCrawler, outcomesOf, type TestCrawl } from './crawling.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function open(
  routes: Record<string, Route>,
  options: Partial<CrawlerOptions> = {},
): Promise<{ site: LoopbackSite } & TestCrawl> {
  const site = await openLoopbackSite(routes);
  const crawl = openTestCrawler({ allow: [site.host], ...options });
  opened.push(crawl.crawler, site);
  return { site, ...crawl };
}

async function outcomeOf(crawler: Crawler, request: PageRequest) {
  const [outcome] = await outcomesOf(crawler, [request]);
  return outcome;
}

const answering =
  (status: number, headers: Record<string, string> = {}, body = ''): Route =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

describe('a page', () => {
  it('comes with its headers, its final address and the time', async () => {
    const { site, crawler, clock } = await open({
      '/a': answering(200, { 'X-Column': 'news' }, '<p>通知</p>'),
    });
    const outcome = await outcomeOf(crawler, article(`${site.origin}/a#top`));
    expect(outcome).toMatchObject({
      kind: 'page',
      finalUrl: `${site.origin}/a#top`,
      status: 200,
      headers: { 'x-column': 'news' },
      fetchedAt: clock.now(),
    });
    expect(outcome?.kind === 'page' && Buffer.from(outcome.body).toString()).toBe('<p>通知</p>');
  });

  it('is asked for by an identified user agent', async () => {
    let agent: string | undefined;
    const { site, crawler } = await open({
      '/a': (request, response) => {
        agent = request.headers['user-agent'];
        response.end();
      },
    });
    await outcomeOf(crawler, article(`${site.origin}/a`));
    expect(agent).toBe('HuiyingBot/0.1 (+https://www.qinghe.example/bot)');
  });

  it('keeps its bytes, whatever charset they claim', async () => {
    const gbk = Buffer.from('bbd8d3a6b9abd6dab9d8c7d0', 'hex');
    const { site, crawler } = await open({
      '/gbk': (_request, response) =>
        void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(gbk),
    });
    const outcome = await outcomeOf(crawler, article(`${site.origin}/gbk`));
    expect(outcome?.kind === 'page' && Buffer.from(outcome.body).equals(gbk)).toBe(true);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
    ['identity', (text: string) => Buffer.from(text)],
  ])('is decompressed from %s', async (encoding, compress) => {
    const { site, crawler } = await open({
      '/a': (_request, response) =>
        void response
          .writeHead(200, { 'content-encoding': encoding })
          .end(compress('防汛公告'.repeat(500))),
    });
    const outcome = await outcomeOf(crawler, article(`${site.origin}/a`));
    expect(outcome?.kind === 'page' && Buffer.from(outcome.body).toString()).toBe(
      '防汛公告'.repeat(500),
    );
  });

  it('is unchanged when the server says so to our conditions', async () => {
    const { site, crawler, clock } = await open({
      '/a': (request, response) => {
        const isKnown =
          request.headers['if-none-match'] === '"v1"' &&
          request.headers['if-modified-since'] === 'Fri, 20 Nov 2026 00:00:00 GMT';
        response.writeHead(isKnown ? 304 : 200).end();
      },
    });
    const request = {
      ...article(`${site.origin}/a`),
      etag: '"v1"',
      lastModified: 'Fri, 20 Nov 2026 00:00:00 GMT',
    };
    expect(await outcomeOf(crawler, request)).toEqual({
      kind: 'unchanged',
      request,
      fetchedAt: clock.now(),
    });
  });
});

describe('a server that says no', () => {
  it.each([404, 410])('has no such page: %i', async (status) => {
    const { site, crawler } = await open({ '/a': answering(status) });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'gone',
      status,
    });
  });

  it.each([401, 403, 407, 412, 429, 451])('refuses: %i', async (status) => {
    const { site, crawler } = await open({ '/a': answering(status) });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'refused',
      by: 'server',
      reason: `server answered ${status}`,
    });
    expect(site.asked).toEqual(['/robots.txt', '/a']);
  });

  it.each([
    ['120', 120_000],
    ['Fri, 20 Nov 2026 00:05:00 GMT', 300_000],
    ['Thu, 19 Nov 2026 00:00:00 GMT', 0],
  ])('says when to come back: %s', async (header, retryAfterMs) => {
    const { site, crawler } = await open({ '/a': answering(503, { 'retry-after': header }) });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'refused',
      by: 'server',
      retryAfterMs,
    });
  });

  it('fails for good with an odd status', async () => {
    const { site, crawler } = await open({ '/a': answering(400) }, { maxRetries: 2 });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'failed',
      reason: 'server answered 400',
    });
    expect(site.asked).toEqual(['/robots.txt', '/a']);
  });
});

describe('trouble on the way', () => {
  it('is named when nobody listens', async () => {
    const { site, crawler } = await open({});
    await site.close();
    opened.pop();
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'failed',
      reason: 'robots.txt: connection refused (ECONNREFUSED)',
    });
  });

  it('is named when the server breaks off', async () => {
    const { site, crawler } = await open({ '/a': (request) => request.socket.destroy() });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'failed',
      reason: 'connection broken off (UND_ERR_SOCKET)',
    });
  });

  it('is named when the host does not exist', async () => {
    const { crawler } = openTestCrawler(
      {},
      { resolve: () => Promise.reject(Object.assign(new Error('nowhere'), { code: 'ENOTFOUND' })) },
    );
    opened.push(crawler);
    expect(await outcomeOf(crawler, article('http://nowhere.example/'))).toMatchObject({
      kind: 'failed',
      reason: 'robots.txt: host name not found (ENOTFOUND)',
    });
  });

  it('is named when the server does not speak HTTP', async () => {
    const server = createServer((socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const address = server.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const { crawler } = openTestCrawler({ allow: [host] });
    opened.push(crawler, { close: async () => void server.close() });
    expect(await outcomeOf(crawler, article(`http://${host}/`))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('not valid HTTP'),
    });
  });

  it('ends a request that is not answered', async () => {
    const { site, crawler, clock } = await open({ '/slow': () => {} });
    const outcome = outcomeOf(crawler, article(`${site.origin}/slow`));
    await site.whenAsked('/slow');
    clock.advance(15_000);
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'no answer after 15 s' });
  });

  it('ends a body that drips on and on', async () => {
    const dripping: ServerResponse[] = [];
    const { site, crawler, clock } = await open(
      {
        '/drip': (_request, response) => {
          dripping.push(response);
          response.writeHead(200).write('<p>');
        },
      },
      { headerTimeoutMs: 60_000 },
    );
    const outcome = outcomeOf(crawler, article(`${site.origin}/drip`));
    await site.whenAsked('/drip');
    for (let second = 1; second <= 30; second += 1) {
      dripping[0]?.write('.');
      clock.advance(1000);
    }
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'timed out after 30 s' });
  });

  it('says that compressed content is damaged', async () => {
    const { site, crawler } = await open({
      '/a': answering(200, { 'content-encoding': 'gzip' }, 'this is not gzip at all'),
      '/b': answering(200, { 'content-encoding': 'zstd' }, 'x'),
    });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'failed',
      reason: 'compressed content is damaged (Z_DATA_ERROR)',
    });
    expect(await outcomeOf(crawler, article(`${site.origin}/b`))).toMatchObject({
      kind: 'failed',
      reason: 'content encoding zstd is not known',
    });
  });

  it.each(['not an address', '', 'http://'])('says that %j is no address', async (url) => {
    const { crawler } = await open({});
    expect(await outcomeOf(crawler, article(url))).toMatchObject({
      kind: 'failed',
      reason: `not a web address: ${url}`,
    });
  });
});

describe('a body without end', () => {
  const megabyte = Buffer.alloc(1024 * 1024, '回');

  const endless: Route = (_request, response) => {
    response.writeHead(200);
    const pour = () => {
      while (!response.destroyed && response.write(megabyte));
    };
    response.on('drain', pour);
    pour();
  };
  const bomb =
    (encoding: string, compress: (bytes: Buffer) => Buffer): Route =>
    (_request, response) =>
      void response
        .writeHead(200, { 'content-encoding': encoding })
        .end(compress(Buffer.alloc(200 * 1024 * 1024)));

  it.each([
    ['50 MB', (_request, response) => void response.end(Buffer.alloc(50 * 1024 * 1024))],
    ['endless', endless],
    ['a gzip bomb', bomb('gzip', (bytes) => gzipSync(bytes, { level: 1 }))],
    ['a deflate bomb', bomb('deflate', (bytes) => deflateSync(bytes, { level: 1 }))],
    ['a brotli bomb', bomb('br', (bytes) => brotliCompressSync(bytes, { params: { 1: 1 } }))],
  ] satisfies [string, Route][])('is cut off: %s', async (_title, route) => {
    const { site, crawler } = await open({ '/big': route });
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    }, 5);
    expect(await outcomeOf(crawler, article(`${site.origin}/big`))).toMatchObject({
      kind: 'too-large',
      maxBytes: 8 * 1024 * 1024,
    });
    clearInterval(watch);
    // The server's own 200 MB are in this process too.
    expect(peak).toBeLessThan(350 * 1024 * 1024);
  });

  it('leaves room for a page of just the largest size', async () => {
    const { site, crawler } = await open(
      { '/a': 'x'.repeat(1000), '/b': 'x'.repeat(1001) },
      { maxBytes: 1000 },
    );
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({ kind: 'page' });
    expect(await outcomeOf(crawler, article(`${site.origin}/b`))).toMatchObject({
      kind: 'too-large',
    });
  });
});

describe('redirects', () => {
  const to = (location: string, status = 302) => answering(status, { location });

  it.each([301, 302, 303, 307, 308])('are followed: %i', async (status) => {
    const { site, crawler } = await open({ '/a': to('b?x=1', status), '/b?x=1': 'here' });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'page',
      finalUrl: `${site.origin}/b?x=1`,
    });
  });

  it('are given up in a circle', async () => {
    const { site, crawler } = await open({ '/a': to('/b'), '/b': to('/a') }, { maxRetries: 2 });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'failed',
      reason: 'more than 5 redirects',
    });
    expect(site.asked).toHaveLength(7);
  });

  it('do not lead into the internal network', async () => {
    const internal = await openLoopbackSite({ '*': 'secret' });
    opened.push(internal);
    const { site, crawler } = await open({
      '/a': to(`${internal.origin}/keys`),
      '/f': to('file:///etc/passwd'),
    });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'refused',
      by: 'guard',
      reason: '127.0.0.1 is not a public address (loopback)',
    });
    expect(await outcomeOf(crawler, article(`${site.origin}/f`))).toMatchObject({
      kind: 'refused',
      by: 'guard',
    });
    expect(internal.asked).toEqual([]);
  });

  it('do not lead around robots.txt', async () => {
    const { site, crawler } = await open({
      '/robots.txt': 'User-agent: *\nDisallow: /private',
      '/a': to('/private'),
      '/private': 'secret',
    });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'refused',
      by: 'robots',
    });
    expect(site.asked).toEqual(['/robots.txt', '/a']);
  });

  it('without a target are a failure', async () => {
    const { site, crawler } = await open({ '/a': answering(302) });
    expect(await outcomeOf(crawler, article(`${site.origin}/a`))).toMatchObject({
      kind: 'failed',
      reason: 'server answered 302',
    });
  });
});

describe('names that change their address', () => {
  it('cannot move a connection to an address that was not checked', async () => {
    const closing = answering(200, { connection: 'close' });
    const site = await openLoopbackSite({ '/robots.txt': closing, '*': closing });
    const answers = ['127.0.0.1', '127.0.0.1', '127.0.0.2'];
    const { crawler } = openTestCrawler(
      { allow: ['127.0.0.1/32'] },
      { resolve: async () => [answers.shift() ?? '127.0.0.2'] },
    );
    opened.push(crawler, site);
    const url = site.origin.replace('127.0.0.1', 'rebinding.example');
    // robots.txt takes the first answer, the first page the second.
    expect(await outcomeOf(crawler, article(`${url}/1`))).toMatchObject({ kind: 'page' });
    expect(await outcomeOf(crawler, article(`${url}/2`))).toMatchObject({
      kind: 'refused',
      by: 'guard',
      reason: 'rebinding.example leads to 127.0.0.2, which is not a public address (loopback)',
    });
    expect(site.asked).toEqual(['/robots.txt', '/1']);
  });
});
