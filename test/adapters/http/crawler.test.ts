import { describe, expect, it } from 'vitest';
import type { CrawlerOptions } from '../../../src/adapters/http/crawler.ts';
import type { Route } from '../../support/loopback-site.ts';
import { openCrawledSite, outcomesOf } from './crawling.ts';

const open = (routes: Record<string, Route>, options: Partial<CrawlerOptions> = {}) =>
  openCrawledSite(routes, { perHostConcurrency: 2, ...options });

const forever = new AbortController().signal;

describe('a crawl', () => {
  it('ends at once when there is nothing to do', async () => {
    const { crawler } = await open({});
    expect(await outcomesOf(crawler, [])).toEqual([]);
  });

  it('fetches what visit asks for, in turn', async () => {
    const { site, crawler, page } = await open({ '*': 'ok' });
    const visited: string[] = [];
    await crawler.crawl(
      [page('/list')],
      async ({ request }) => {
        visited.push(request.url);
        if (request.url.endsWith('/list')) return [page('/1'), page('/2')];
        return request.url.endsWith('/2') ? [page('/3')] : [];
      },
      forever,
    );
    expect(visited.toSorted()).toEqual(
      ['/1', '/2', '/3', '/list'].map((path) => site.origin + path),
    );
  });

  it('visits each request once, also when pages link to each other', async () => {
    const { site, crawler, page } = await open({ '*': 'ok' });
    let visits = 0;
    await crawler.crawl(
      [page('/a'), page('/a#part')],
      async () => {
        visits += 1;
        return [page('/a'), page('/b')];
      },
      forever,
    );
    expect(visits).toBe(2);
    expect(site.asked).toEqual(['/robots.txt', '/a', '/b']);
  });

  it('may be repeated and run beside others', async () => {
    const { crawler, page } = await open({ '*': 'ok' });
    await outcomesOf(crawler, [page('/a')]);
    const both = await Promise.all([
      outcomesOf(crawler, [page('/a'), page('/b')]),
      outcomesOf(crawler, [page('/a'), page('/c')]),
    ]);
    expect(both.map((outcomes) => outcomes.map(({ kind }) => kind))).toEqual([
      ['page', 'page'],
      ['page', 'page'],
    ]);
  });

  it('fetches many pages of one host, and loses none', async () => {
    const { crawler, page } = await open({ '*': 'ok' });
    const pages = Array.from({ length: 500 }, (_, at) => page(`/${at}`));
    const outcomes = await outcomesOf(crawler, pages);
    expect(new Set(outcomes.map(({ request }) => request.url)).size).toBe(500);
    expect(outcomes).toHaveLength(500);
  });
});

describe('trouble in visit', () => {
  it('ends the crawl with that error, and nothing more is fetched', async () => {
    const { site, crawler, page } = await open({ '*': 'ok' }, { perHostConcurrency: 1 });
    const full = new Error('disk full');
    const pages = Array.from({ length: 50 }, (_, at) => page(`/${at}`));
    const crawl = crawler.crawl(pages, () => Promise.reject(full), forever);
    await expect(crawl).rejects.toBe(full);
    expect(site.asked.length).toBeLessThan(10);
  });

  it('does not stop a later crawl', async () => {
    const { crawler, page } = await open({ '*': 'ok' });
    await expect(
      crawler.crawl([page('/a')], () => Promise.reject(new Error('disk full')), forever),
    ).rejects.toThrow('disk full');
    expect(await outcomesOf(crawler, [page('/a')])).toMatchObject([{ kind: 'page' }]);
  });
});

describe('stopping', () => {
  it('ends a crawl in the middle of a page', async () => {
    const { site, crawler, page } = await open({ '/hangs': () => {}, '*': 'ok' });
    const stop = new AbortController();
    const outcomes = outcomesOf(crawler, [page('/hangs'), page('/later')], stop.signal);
    await site.whenAsked('/hangs');
    stop.abort();
    expect((await outcomes).filter(({ request }) => request.url.endsWith('/hangs'))).toEqual([]);
  });

  it('ends a crawl that waits for robots.txt', async () => {
    const { site, crawler, page } = await open({ '/robots.txt': () => {} });
    const stop = new AbortController();
    const outcomes = outcomesOf(crawler, [page('/a')], stop.signal);
    await site.whenAsked('/robots.txt');
    stop.abort();
    expect(await outcomes).toEqual([]);
  });

  it('ends a crawl that waits for its host', async () => {
    const { crawler, clock, page } = await open({ '*': 'ok' }, { gapMs: 11_000 });
    const stop = new AbortController();
    const visited: string[] = [];
    await crawler.crawl(
      [page('/a'), page('/b')],
      async ({ request }) => {
        visited.push(request.url);
        await clock.whenSleepingFor(11_000);
        stop.abort();
        return [];
      },
      stop.signal,
    );
    expect(visited).toEqual([page('/a').url]);
  });

  it('before the start fetches nothing', async () => {
    const { site, crawler, page } = await open({ '*': 'ok' });
    expect(await outcomesOf(crawler, [page('/a')], AbortSignal.abort())).toEqual([]);
    expect(site.asked).toEqual([]);
  });

  it('waits for the visit that has begun', async () => {
    const { crawler, page } = await open({ '*': 'ok' });
    const stop = new AbortController();
    let isStored = false;
    await crawler.crawl(
      [page('/a')],
      async () => {
        stop.abort();
        await new Promise(setImmediate);
        isStored = true;
        return [];
      },
      stop.signal,
    );
    expect(isStored).toBe(true);
  });

  it('the crawler ends its crawls, and twice is harmless', async () => {
    const { site, crawler, page } = await open({ '/hangs': () => {} });
    const outcomes = outcomesOf(crawler, [page('/hangs')]);
    await site.whenAsked('/hangs');
    await crawler.close();
    await crawler.close();
    expect(await outcomes).toEqual([]);
  });
});

describe('what a crawl leaves behind', () => {
  it('is no timer and no signal handler', async () => {
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { site, crawler, page } = await open({ '/hangs': () => {}, '*': 'ok' });
    const timersBefore = timers();
    const handlersBefore = process.listenerCount('SIGINT');
    const stop = new AbortController();
    const outcomes = outcomesOf(crawler, [page('/a'), page('/hangs')], stop.signal);
    await site.whenAsked('/hangs');
    expect(process.listenerCount('SIGINT')).toBe(handlersBefore);
    stop.abort();
    await outcomes;
    await crawler.close();
    expect(process.listenerCount('SIGINT')).toBe(handlersBefore);
    expect(timers()).toBeLessThanOrEqual(timersBefore);
  });
});
