import { describe, expect, it } from 'vitest';
import type { CrawlerOptions } from '../../../src/adapters/http/crawler.ts';
import type { Route } from '../../support/loopback-site.ts';
import { answering, openCrawledSite, outcomesOf } from './crawling.ts';

async function open(routes: Record<string, Route>, options: Partial<CrawlerOptions> = {}) {
  const crawl = await openCrawledSite(routes, options);
  return { ...crawl, articles: (...paths: string[]) => paths.map(crawl.page) };
}

describe('robots.txt', () => {
  it('keeps us from what it disallows, and from nothing else', async () => {
    const { site, crawler, articles } = await open({
      '/robots.txt': 'User-agent: HuiyingBot\nDisallow: /private',
      '*': 'ok',
    });
    const outcomes = await outcomesOf(crawler, articles('/private/1', '/news/1'));
    expect(outcomes).toMatchObject([
      { kind: 'refused', by: 'robots', reason: 'robots.txt disallows it' },
      { kind: 'page' },
    ]);
    expect(site.asked).toEqual(['/robots.txt', '/news/1']);
  });

  it.each([401, 403, 404, 410, 429])('allows all where the server answers %i', async (status) => {
    const { crawler, articles } = await open({ '/robots.txt': answering(status), '*': 'ok' });
    expect(await outcomesOf(crawler, articles('/a'))).toMatchObject([{ kind: 'page' }]);
  });

  it.each([500, 503])('disallows all where the server answers %i', async (status) => {
    const { site, crawler, articles } = await open({ '/robots.txt': answering(status), '*': 'ok' });
    expect(await outcomesOf(crawler, articles('/a', '/b'))).toMatchObject([
      { kind: 'refused', by: 'robots', reason: `robots.txt: server answered ${status}` },
      { kind: 'refused', by: 'robots' },
    ]);
    expect(site.asked).toEqual(['/robots.txt']);
  });

  it('disallows all when it does not come in time', async () => {
    const { site, crawler, clock, articles } = await open({ '/robots.txt': () => {}, '*': 'ok' });
    const outcomes = outcomesOf(crawler, articles('/a'));
    await site.whenAsked('/robots.txt');
    clock.advance(10_000);
    expect(await outcomes).toMatchObject([
      { kind: 'refused', by: 'robots', reason: 'robots.txt: no answer after 10 s' },
    ]);
  });

  it('is asked for again when it could not be read, after five minutes', async () => {
    let status = 500;
    const { site, crawler, clock, articles } = await open({
      '/robots.txt': (_request, response) => void response.writeHead(status).end(),
      '*': 'ok',
    });
    expect(await outcomesOf(crawler, articles('/a'))).toMatchObject([{ kind: 'refused' }]);
    status = 404;
    clock.advance(299_999);
    expect(await outcomesOf(crawler, articles('/a'))).toMatchObject([{ kind: 'refused' }]);
    clock.advance(1);
    expect(await outcomesOf(crawler, articles('/a'))).toMatchObject([{ kind: 'page' }]);
    expect(site.asked).toEqual(['/robots.txt', '/robots.txt', '/a']);
  });

  it('is asked for once for all pages of an origin, and again after a day', async () => {
    const { site, crawler, clock, articles } = await open({ '*': 'ok' });
    await outcomesOf(crawler, articles('/a', '/b'));
    clock.advance(24 * 3_600_000 - 1);
    await outcomesOf(crawler, articles('/c'));
    expect(site.asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    clock.advance(1);
    await outcomesOf(crawler, articles('/d'));
    expect(site.asked.filter((path) => path === '/robots.txt')).toHaveLength(2);
  });

  it('is retried, like a page, when there is no connection', async () => {
    const dropping: Route = (request, response) => {
      if (site.asked.filter((path) => path === '/robots.txt').length === 0)
        request.socket.destroy();
      else response.end('User-agent: *\nDisallow: /private');
    };
    const { site, crawler, clock, articles } = await open(
      { '/robots.txt': dropping, '*': 'ok' },
      { maxRetries: 2, retryDelayMs: 2000 },
    );
    const outcomes = outcomesOf(crawler, articles('/a'));
    await clock.whenSleepingFor(2000);
    clock.advance(2000);
    expect(await outcomes).toMatchObject([{ kind: 'page' }]);
  });

  it('is found behind redirects, and counts for the origin that was asked', async () => {
    const { crawler, articles } = await open({
      '/robots.txt': answering(301, { location: '/r/1' }),
      '/r/1': answering(302, { location: '/r/2' }),
      '/r/2': 'User-agent: *\nDisallow: /private',
      '*': 'ok',
    });
    expect(await outcomesOf(crawler, articles('/private'))).toMatchObject([{ by: 'robots' }]);
  });

  it('counts as missing after five redirects', async () => {
    const { site, crawler, articles } = await open({
      '/robots.txt': answering(301, { location: '/robots.txt' }),
      '*': 'ok',
    });
    expect(await outcomesOf(crawler, articles('/a'))).toMatchObject([{ kind: 'page' }]);
    expect(site.asked).toHaveLength(7);
  });

  it('is read up to 500 KiB', async () => {
    const rules = `User-agent: *\nDisallow: /private\n${'# filler\n'.repeat(200_000)}Disallow: /late`;
    const { crawler, articles } = await open({ '/robots.txt': rules, '*': 'ok' });
    expect(await outcomesOf(crawler, articles('/private', '/late'))).toMatchObject([
      { kind: 'refused' },
      { kind: 'page' },
    ]);
  });
});
