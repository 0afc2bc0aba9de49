import { getEventListeners } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { article, openSite, openTestCrawler, outcomesOf } from './crawling.ts';

// the first crawls of the process: Crawlee raises Node's limit for those that follow
it('a dozen crawls at once are not taken for a leak of listeners, and leave none', async () => {
  const hosts = Array.from({ length: 12 }, (_, i) => `town-${i}.example`);
  let asked = 0;
  let tell = () => {};
  const allAsked = new Promise<void>((resolve) => (tell = resolve));
  const site = await openSite({ '/robots.txt': () => ++asked === hosts.length && tell() });
  const { crawler } = openTestCrawler(
    { allow: ['127.0.0.1/32'] },
    { resolve: async () => ['127.0.0.1'] },
  );
  const warnings: string[] = [];
  const hear = ({ message }: Error) => void warnings.push(message);
  process.on('warning', hear);
  onTestFinished(() => void process.off('warning', hear));
  const stops = hosts.map(() => new AbortController());
  const crawls = stops.map(({ signal }, i) =>
    outcomesOf(crawler, [article(site.origin.replace('127.0.0.1', hosts[i] ?? ''))], signal),
  );
  await allAsked;
  for (const stop of stops) stop.abort();
  await Promise.all(crawls);
  expect(warnings).toEqual([]);
  expect(stops.flatMap(({ signal }) => getEventListeners(signal, 'abort'))).toEqual([]);
});
