import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hourMs } from '../../src/domain/time.ts';
import { openLoopbackSite, type LoopbackSite, type Route } from '../support/loopback-site.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { openOffice } from '../support/office.ts';

const paragraph = '石桥镇供水管网改造工程今日完成分段通水，施工单位表示剩余路段将于下周恢复。';
const article = (title: string) =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><div class="content">${`<p>${paragraph}</p>`.repeat(6)}</div></body></html>`;
const list = (paths: readonly string[]) =>
  `<html><body><ul>${paths.map((path, i) => `<li><a href="${path}">石桥镇供水改造第${i}次情况通报</a></li>`).join('')}</ul></body></html>`;
const listSource = (site: LoopbackSite, id = 'news') => ({
  kind: 'html-list',
  id,
  name: '石桥新闻',
  tier: 'local-media',
  url: `${site.origin}/${id}.html`,
  links: 'li a',
});

const sites: LoopbackSite[] = [];
async function serve(routes: Record<string, Route>): Promise<LoopbackSite> {
  const site = await openLoopbackSite(routes);
  sites.push(site);
  return site;
}
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiying-bad-'));
});
afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.close()));
  await rm(directory, { recursive: true, force: true });
});

describe('bad input', () => {
  it('reads the rest of a list when one page of it is 50 MB', async () => {
    const site = await serve({
      '/news.html': list(['/1.html', '/huge.html', '/2.html']),
      '/1.html': article('石桥镇一号路段恢复供水'),
      '/2.html': article('石桥镇二号路段恢复供水'),
      '/huge.html': (_request, response) => response.end(Buffer.alloc(50 * 2 ** 20, 'a')),
    });
    const clock = openManualClock();
    const office = await openOffice({
      sources: [listSource(site)],
      allow: [site.host],
      clock,
      directory,
      maxPageBytes: 2 ** 20,
    });
    const summary = await office.crawl();
    const state = await office.platform.pages.getSource('news');
    await office.close();
    expect(summary).toMatchObject({ itemsFound: 2, failed: 1 });
    expect(state).toMatchObject({ consecutiveFailures: 0, itemsFound: 2 });
  });

  it('says of a feed that is no feed what it found, and visits the other sources', async () => {
    const site = await serve({
      '/feed.xml': '<html><body>维护中</body></html>',
      '/news.html': list(['/1.html']),
      '/1.html': article('石桥镇一号路段恢复供水'),
    });
    const clock = openManualClock();
    const feed = {
      kind: 'rss',
      id: 'feed',
      name: '石桥快讯',
      tier: 'portal',
      url: `${site.origin}/feed.xml`,
    };
    const office = await openOffice({
      sources: [feed, listSource(site)],
      allow: [site.host],
      clock,
      directory,
    });
    const summary = await office.crawl();
    const state = await office.platform.pages.getSource('feed');
    await office.close();
    expect(summary.itemsFound).toBe(1);
    expect(state?.consecutiveFailures).toBe(1);
    expect(state?.lastError).toMatch(/HTML/i);
  });

  it('reads a GBK page that declares itself UTF-8', async () => {
    // 石桥镇恢复供水通告 and a sentence of it, as GBK bytes
    const title = Buffer.from('caafc7c5d5f2bbd6b8b4b9a9cbaecda8b8e6', 'hex');
    const sentence = Buffer.from(
      'caafc7c5d5f2bbd6b8b4b9a9cbaeb5c4cda8b8e6d2d1beadd4dabdf1ccecc9cfcee7b7a2b2bca1a3',
      'hex',
    );
    const body = Buffer.concat([
      Buffer.from('<html><head><meta charset="utf-8"><title>'),
      title,
      Buffer.from('</title></head><body><h1>'),
      title,
      Buffer.from('</h1><div class="content">'),
      ...Array.from({ length: 12 }, () =>
        Buffer.concat([Buffer.from('<p>'), sentence, sentence, sentence, Buffer.from('</p>')]),
      ),
      Buffer.from('</div></body></html>'),
    ]);
    const site = await serve({
      '/news.html': list(['/gbk.html']),
      '/gbk.html': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
      },
    });
    const clock = openManualClock();
    const office = await openOffice({
      sources: [listSource(site)],
      allow: [site.host],
      clock,
      directory,
    });
    await office.crawl();
    const stories = await office.platform.stories.recent(0, 10);
    await office.close();
    expect(stories[0]?.headline).toBe('石桥镇恢复供水通告');
  });

  it('asks a source that is down again, and later again, without holding up the others', async () => {
    const site = await serve({
      '/news.html': list(['/1.html']),
      '/1.html': article('石桥镇一号路段恢复供水'),
    });
    const down = await serve({});
    const gone = { ...listSource(down, 'down') };
    await sites.pop()?.close();
    const clock = openManualClock();
    const office = await openOffice({
      sources: [gone, listSource(site)],
      allow: [site.host, down.host],
      clock,
      directory,
    });
    const crawling = office.crawl();
    // the crawler's own two retries
    for (const retryDelayMs of [2000, 4000]) {
      await clock.whenSleepingFor(retryDelayMs);
      clock.advance(retryDelayMs);
    }
    const summary = await crawling;
    const state = await office.platform.pages.getSource('down');
    await office.close();
    expect(summary).toMatchObject({ itemsFound: 1, failed: 1 });
    expect(state?.lastError).toMatch(/ECONNREFUSED|refused/);
    expect((state?.nextVisitAt ?? 0) - clock.now()).toBeLessThan(hourMs);
  });

  it(
    'goes on after kill -9 in mid-crawl: every page becomes one item, and only the pages in hand are fetched again',
    { timeout: 90_000 },
    async () => {
      const count = 60;
      // the demonstration's requests at a time to one host
      const inHand = 4;
      const paths = Array.from({ length: count }, (_, i) => `/a${i}.html`);
      const routes: Record<string, Route> = { '/news.html': list(paths) };
      for (const [i, path] of paths.entries()) routes[path] = article(`石桥镇第${i}路段恢复供水`);
      const site = await serve(routes);
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('../support/crawl-child.ts', import.meta.url))],
        { stdio: 'inherit', env: { ...process.env, DIRECTORY: directory, ORIGIN: site.origin } },
      );
      await site.whenAsked('/a25.html');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const askedBefore = site.asked.length;

      const clock = openManualClock(Date.now() + 2 * hourMs);
      const office = await openOffice({
        sources: [listSource(site)],
        allow: [site.host],
        clock,
        directory,
      });
      await office.settle();
      const stored = await office.platform.items.count();
      await office.crawl();
      const items = await office.platform.items.count();
      await office.close();
      const askedAgain = site.asked.slice(askedBefore).filter((path) => path.startsWith('/a'));
      expect(items).toBe(count);
      expect(stored).toBeGreaterThan(0);
      expect(askedAgain.length).toBeLessThanOrEqual(count - stored + inHand);
    },
  );
});
