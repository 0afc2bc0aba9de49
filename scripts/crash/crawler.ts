import type { Clock } from '../../src/ports/clock.ts';
import type { Crawler, PageRequest } from '../../src/ports/crawler.ts';
import { articleHtml, listHtml } from '../../bench/pages.ts';

const newPerLife = 10;

/** Answers from memory, as a site would that gains ten articles with each life of the office. */
export function openPaperCrawler(life: number, clock: Clock): Crawler {
  const textOf = ({ role, url }: PageRequest) =>
    role === 'entry'
      ? listHtml(0, life * newPerLife)
      : articleHtml(1, Number(/(\d+)\.html/.exec(url)?.[1]));
  return {
    async crawl(seeds, visit, signal) {
      const waiting = [...seeds];
      for (let request = waiting.shift(); request && !signal.aborted; request = waiting.shift()) {
        const found = await visit({
          kind: 'page',
          request,
          finalUrl: request.url,
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: new TextEncoder().encode(textOf(request)),
          fetchedAt: clock.now(),
        });
        waiting.push(...found);
      }
    },
    close: () => Promise.resolve(),
  };
}
