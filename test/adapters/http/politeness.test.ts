import { describe, expect, it } from 'vitest';
import type { CrawlerOptions } from '../../../src/adapters/http/crawler.ts';
import type { Route } from '../../support/loopback-site.ts';
import { answering, article, openCrawledSite, openSite, outcomesOf } from './crawling.ts';

async function open(routes: Record<string, Route>, options: Partial<CrawlerOptions> = {}) {
  const crawl = await openCrawledSite(routes, { allow: ['127.0.0.1'], ...options });
  return { ...crawl, articles: (...paths: string[]) => paths.map(crawl.page) };
}

describe('pace', () => {
  /** Routes that note when they were asked, on the crawl's clock. */
  const noting =
    (times: number[], clock: () => { monotonicMs(): number }): Route =>
    (_request, response) => {
      times.push(clock().monotonicMs());
      response.end('ok');
    };

  async function openNoting(robots: string, options: Partial<CrawlerOptions>) {
    const times: number[] = [];
    const opened = await open(
      { '/robots.txt': robots, '*': noting(times, () => opened.clock) },
      options,
    );
    return { ...opened, times };
  }

  it('leaves the gap between two requests to a host', async () => {
    const { crawler, clock, articles, times } = await openNoting('', { gapMs: 1000 });
    const outcomes = outcomesOf(crawler, articles('/a', '/b', '/c'));
    for (let pause = 0; pause < 2; pause += 1) {
      await clock.whenSleepingFor(1000);
      clock.advance(1000);
    }
    await outcomes;
    expect(times).toEqual([0, 1000, 2000]);
  });

  it('obeys a Crawl-delay from the second page on, however many may go at once', async () => {
    const robots = 'User-agent: *\nCrawl-delay: 7';
    const { crawler, clock, articles, times } = await openNoting(robots, { perHostConcurrency: 2 });
    const outcomes = outcomesOf(crawler, articles('/a', '/b', '/c'));
    for (let pause = 0; pause < 2; pause += 1) {
      await clock.whenSleepingFor(7000);
      clock.advance(7000);
    }
    await outcomes;
    expect(times).toEqual([0, 7000, 14_000]);
  });

  it('takes a longer Crawl-delay than a minute for a minute, and says so', async () => {
    const robots = 'User-agent: *\nCrawl-delay: 86400';
    const { crawler, clock, articles, times, warnings } = await openNoting(robots, {});
    const outcomes = outcomesOf(crawler, articles('/a', '/b'));
    await clock.whenSleepingFor(60_000);
    clock.advance(60_000);
    await outcomes;
    expect(times).toEqual([0, 60_000]);
    expect(warnings).toEqual(['crawl delay capped']);
  });

  it('is not used up by pages that robots.txt keeps us from', async () => {
    const { site, crawler, articles } = await open(
      { '/robots.txt': 'User-agent: *\nDisallow: /private', '*': 'ok' },
      { gapMs: 1000 },
    );
    const outcomes = await outcomesOf(crawler, articles('/private/1', '/private/2', '/open'));
    expect(outcomes).toMatchObject([{ kind: 'refused' }, { kind: 'refused' }, { kind: 'page' }]);
    expect(site.asked).toEqual(['/robots.txt', '/open']);
  });

  it('counts for all crawls together', async () => {
    const { crawler, clock, articles, times } = await openNoting('', { gapMs: 1000 });
    await outcomesOf(crawler, articles('/a'));
    const outcomes = Promise.all([
      outcomesOf(crawler, articles('/b')),
      outcomesOf(crawler, articles('/c')),
    ]);
    for (let pause = 0; pause < 2; pause += 1) {
      await clock.whenSleepingFor(1000);
      clock.advance(1000);
    }
    await outcomes;
    expect(times).toEqual([0, 1000, 2000]);
  });

  it('counts for the hops of a redirect', async () => {
    const times: number[] = [];
    const opened = await open(
      {
        '/a': answering(302, { location: '/b' }),
        '/b': noting(times, () => opened.clock),
      },
      { gapMs: 1000 },
    );
    const outcomes = outcomesOf(opened.crawler, opened.articles('/a'));
    await opened.clock.whenSleepingFor(1000);
    opened.clock.advance(1000);
    await outcomes;
    expect(times).toEqual([1000]);
  });

  it('of one host holds up no other, even when all slots could be taken', async () => {
    const slow = await open({ '*': 'ok' }, { gapMs: 1000, maxConcurrency: 2 });
    const quick = await openSite({ '*': 'ok' });
    const pages = [...slow.articles('/1', '/2', '/3', '/4'), article(`${quick.origin}/now`)];
    const stop = new AbortController();
    const crawl = outcomesOf(slow.crawler, pages, stop.signal);
    await quick.whenAsked('/now');
    expect(slow.site.asked).toEqual(['/robots.txt', '/1']);
    stop.abort();
    await crawl;
  });

  it.each([1, 2])('keeps to %i requests at once per host', async (perHostConcurrency) => {
    let answers: (() => void)[] = [];
    let most = 0;
    const { crawler, articles } = await open(
      {
        // Answers only when as many are asking as may.
        '*': (_request, response) => {
          answers.push(() => response.end('ok'));
          most = Math.max(most, answers.length);
          if (answers.length < perHostConcurrency) return;
          for (const answer of answers) answer();
          answers = [];
        },
      },
      { perHostConcurrency },
    );
    const paths = Array.from({ length: 40 }, (_, at) => `/${at}`);
    expect(await outcomesOf(crawler, articles(...paths))).toHaveLength(40);
    expect(most).toBe(perHostConcurrency);
  });
});

describe('a host that asks for a pause', () => {
  it('is left alone for as long as it asked', async () => {
    const { site, crawler, clock, articles } = await open({
      '/busy': answering(503, { 'retry-after': '40' }),
      '*': 'ok',
    });
    const outcomes = outcomesOf(crawler, articles('/busy', '/next'));
    await clock.whenSleepingFor(40_000);
    expect(site.asked).toEqual(['/robots.txt', '/busy']);
    clock.advance(40_000);
    expect(await outcomes).toMatchObject([
      { kind: 'refused', retryAfterMs: 40_000 },
      { kind: 'page' },
    ]);
  });

  it('is not waited for when it asks for hours: the rest is refused without a request', async () => {
    const { site, crawler, articles } = await open({
      '/busy': answering(429, { 'retry-after': '7200' }),
      '*': 'ok',
    });
    expect(await outcomesOf(crawler, articles('/busy', '/next'))).toMatchObject([
      { kind: 'refused', by: 'server', retryAfterMs: 7_200_000 },
      { kind: 'refused', by: 'server', reason: 'the server asked to be left alone for a while' },
    ]);
    expect(site.asked).toEqual(['/robots.txt', '/busy']);
  });

  it('and only says "too many" is left alone for a minute', async () => {
    const { crawler, articles } = await open({ '/busy': answering(429) });
    expect(await outcomesOf(crawler, articles('/busy'))).toMatchObject([{ retryAfterMs: 60_000 }]);
  });
});

describe('retries', () => {
  it('follow a failure of the server twice, each after a longer wait', async () => {
    const { site, crawler, clock, articles } = await open(
      { '/down': answering(500), '*': 'ok' },
      { maxRetries: 2, retryDelayMs: 2000 },
    );
    const outcomes = outcomesOf(crawler, articles('/down'));
    await clock.whenSleepingFor(2000);
    clock.advance(2000);
    await clock.whenSleepingFor(4000);
    clock.advance(4000);
    expect(await outcomes).toMatchObject([{ kind: 'failed', reason: 'server answered 500' }]);
    expect(site.asked).toEqual(['/robots.txt', '/down', '/down', '/down']);
  });

  it('bring the page when the server recovers', async () => {
    let answers = 0;
    const { crawler, articles } = await open(
      {
        '/shaky': (request, response) => {
          answers += 1;
          if (answers === 1) request.socket.destroy();
          else response.end('ok');
        },
      },
      { maxRetries: 2, retryDelayMs: 0 },
    );
    expect(await outcomesOf(crawler, articles('/shaky'))).toMatchObject([{ kind: 'page' }]);
  });
});
