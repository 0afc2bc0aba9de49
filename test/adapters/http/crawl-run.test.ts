import { getEventListeners } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { article, openSite, openTestCrawler, outcomesOf } from './crawling.ts';

describe('a crawl of many hosts at once', () => {
  // the first one of the process: Crawlee raises Node's limit for those that follow
  it('is not taken for a leak of listeners, and leaves none', async () => {
    const hosts = 25;
    let asked = 0;
    let tell = () => {};
    const allAsked = new Promise<void>((resolve) => (tell = resolve));
    const site = await openSite({ '/robots.txt': () => ++asked === hosts && tell() });
    const { crawler } = openTestCrawler(
      { allow: ['127.0.0.1/32'] },
      { resolve: async () => ['127.0.0.1'] },
    );
    const warnings: string[] = [];
    const hear = ({ message }: Error) => void warnings.push(message);
    process.on('warning', hear);
    onTestFinished(() => void process.off('warning', hear));
    const pages = Array.from({ length: hosts }, (_, i) =>
      article(site.origin.replace('127.0.0.1', `town-${i}.example`)),
    );
    const stop = new AbortController();
    const outcomes = outcomesOf(crawler, pages, stop.signal);
    await allAsked;
    stop.abort();
    await outcomes;
    await crawler.close();
    expect(warnings).toEqual([]);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });
});
