import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answering, article, openCrawledSite, openTestCrawler, outcomeOf } from './crawling.ts';

describe('a page', () => {
  it('comes with its headers, its final address and the time', async () => {
    const { site, page, crawler, clock } = await openCrawledSite({
      '/a': answering(200, { 'X-Column': 'news' }, '<p>通知</p>'),
    });
    const outcome = await outcomeOf(crawler, page('/a#top'));
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
    const { page, crawler } = await openCrawledSite({
      '/a': (request, response) => {
        agent = request.headers['user-agent'];
        response.end();
      },
    });
    await outcomeOf(crawler, page('/a'));
    expect(agent).toBe('HuiyingBot/0.1 (+https://www.qinghe.example/bot)');
  });

  it('keeps its bytes, whatever charset they claim', async () => {
    const gbk = Buffer.from('bbd8d3a6b9abd6dab9d8c7d0', 'hex');
    const { page, crawler } = await openCrawledSite({
      '/gbk': (_request, response) =>
        void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(gbk),
    });
    const outcome = await outcomeOf(crawler, page('/gbk'));
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
    const { page, crawler } = await openCrawledSite({
      '/a': (_request, response) =>
        void response
          .writeHead(200, { 'content-encoding': encoding })
          .end(compress('防汛公告'.repeat(500))),
    });
    const outcome = await outcomeOf(crawler, page('/a'));
    expect(outcome?.kind === 'page' && Buffer.from(outcome.body).toString()).toBe(
      '防汛公告'.repeat(500),
    );
  });

  it('is unchanged when the server says so to our conditions', async () => {
    const { page, crawler, clock } = await openCrawledSite({
      '/a': (request, response) => {
        const isKnown =
          request.headers['if-none-match'] === '"v1"' &&
          request.headers['if-modified-since'] === 'Fri, 20 Nov 2026 00:00:00 GMT';
        response.writeHead(isKnown ? 304 : 200).end();
      },
    });
    const request = {
      ...page('/a'),
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
    const { page, crawler } = await openCrawledSite({ '/a': answering(status) });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'gone',
      status,
    });
  });

  it.each([401, 403, 407, 412, 429, 451])('refuses: %i', async (status) => {
    const { site, page, crawler } = await openCrawledSite({ '/a': answering(status) });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
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
    const { page, crawler } = await openCrawledSite({
      '/a': answering(503, { 'retry-after': header }),
    });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'refused',
      by: 'server',
      retryAfterMs,
    });
  });

  it('fails for good with an odd status', async () => {
    const { site, page, crawler } = await openCrawledSite(
      { '/a': answering(400) },
      { maxRetries: 2 },
    );
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'failed',
      reason: 'server answered 400',
    });
    expect(site.asked).toEqual(['/robots.txt', '/a']);
  });
});

describe('trouble on the way', () => {
  it('is named when nobody listens', async () => {
    const { site, page, crawler } = await openCrawledSite({});
    await site.close();
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'failed',
      reason: 'robots.txt: connection refused (ECONNREFUSED)',
    });
  });

  it('is named when the server breaks off', async () => {
    const { page, crawler } = await openCrawledSite({
      '/a': (request) => request.socket.destroy(),
    });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'failed',
      reason: 'connection broken off (UND_ERR_SOCKET)',
    });
  });

  it('is named when the host does not exist', async () => {
    const { crawler } = openTestCrawler(
      {},
      { resolve: () => Promise.reject(Object.assign(new Error('nowhere'), { code: 'ENOTFOUND' })) },
    );
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
    onTestFinished(() => void server.close());
    expect(await outcomeOf(crawler, article(`http://${host}/`))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('not valid HTTP'),
    });
  });

  it('ends a request that is not answered', async () => {
    const { site, page, crawler, clock } = await openCrawledSite({ '/slow': () => {} });
    const outcome = outcomeOf(crawler, page('/slow'));
    await site.whenAsked('/slow');
    clock.advance(15_000);
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'no answer after 15 s' });
  });

  it('ends a body that drips on and on', async () => {
    const dripping: ServerResponse[] = [];
    const { site, page, crawler, clock } = await openCrawledSite(
      {
        '/drip': (_request, response) => {
          dripping.push(response);
          response.writeHead(200).write('<p>');
        },
      },
      { headerTimeoutMs: 60_000 },
    );
    const outcome = outcomeOf(crawler, page('/drip'));
    await site.whenAsked('/drip');
    for (let second = 1; second <= 30; second += 1) {
      dripping[0]?.write('.');
      clock.advance(1000);
    }
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'timed out after 30 s' });
  });

  it('says that compressed content is damaged', async () => {
    const { page, crawler } = await openCrawledSite({
      '/a': answering(200, { 'content-encoding': 'gzip' }, 'this is not gzip at all'),
      '/b': answering(200, { 'content-encoding': 'zstd' }, 'x'),
    });
    expect(await outcomeOf(crawler, page('/a'))).toMatchObject({
      kind: 'failed',
      reason: 'compressed content is damaged (Z_DATA_ERROR)',
    });
    expect(await outcomeOf(crawler, page('/b'))).toMatchObject({
      kind: 'failed',
      reason: 'content encoding zstd is not known',
    });
  });

  it.each(['not an address', '', 'http://'])('says that %j is no address', async (url) => {
    const { crawler } = await openCrawledSite({});
    expect(await outcomeOf(crawler, article(url))).toMatchObject({
      kind: 'failed',
      reason: `not a web address: ${url}`,
    });
  });
});
