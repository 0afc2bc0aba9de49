import { afterEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time.ts';
import { sourceHealth } from '../../src/views/source-health.ts';
import { articlePage, listPage, openCollection } from '../support/collection.ts';
import { webOrigin } from '../support/scripted-web.ts';

const source = {
  kind: 'html-list',
  id: 'news',
  name: '石桥新闻',
  tier: 'local-media',
  url: `${webOrigin}/list`,
  links: 'li a',
  nextPage: '.next',
};

let office: ReturnType<typeof openCollection>;
afterEach(() => office.close());

function publish(paths: readonly string[]) {
  for (const path of paths) office.web.answer(path, articlePage(`石桥镇恢复供水${path}`));
}
const numbered = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, i) => `/${from - i}.html`);
const askedSince = (count: number) => office.web.asked.slice(count);
const lines = (message: string) => office.logger.lines.filter((line) => line.message === message);

async function stateOf(id = 'news') {
  const state = await office.deps.pages.getSource(id);
  if (!state) throw new Error('expected a state');
  return state;
}

describe('a source that is looked at again and again', () => {
  it('is paged back through until the newest page connects with what was known', async () => {
    office = openCollection([source]);
    publish(numbered(12, 1));
    office.web.answer('/list', listPage(numbered(4, 1)));
    await office.look();
    office.web.answer('/list', listPage(numbered(12, 9), '/list2'));
    office.web.answer('/list2', listPage(numbered(8, 5), '/list3'));
    office.web.answer('/list3', listPage(numbered(4, 1), '/list4'));
    office.clock.advance(hourMs);
    const summary = await office.look();
    expect(summary.itemsFound).toBe(8);
    expect(office.web.asked).not.toContain('/list4');
    expect((await stateOf()).alarms).toEqual([]);
  });

  it('is not taken for connected by entries that are pinned to the top', async () => {
    office = openCollection([source]);
    publish(numbered(9, 1));
    office.web.answer('/list', listPage(numbered(3, 1)));
    await office.look();
    office.web.answer('/list', listPage(['/1.html', ...numbered(9, 7)], '/list2'));
    office.web.answer('/list2', listPage(numbered(6, 2)));
    office.clock.advance(hourMs);
    expect((await office.look()).itemsFound).toBe(6);
  });

  it('goes the whole way back again when it was killed on the way', async () => {
    office = openCollection([source]);
    publish(numbered(12, 1));
    office.web.answer('/list', listPage(numbered(4, 1)));
    await office.look();
    office.web.answer('/list', listPage(numbered(12, 9), '/list2'));
    office.web.answer('/list2', listPage(numbered(8, 5), '/list3'));
    office.web.answer('/list3', listPage(numbered(4, 1)));
    office.clock.advance(hourMs);
    office.web.killAt = '/list2';
    await expect(office.look()).rejects.toThrow('killed');
    delete office.web.killAt;
    await office.look();
    const urls = new Set((await office.found()).map(({ url }) => url));
    expect(urls.size).toBe(12);
  });

  it('reads a page from its evidence when a crash came before it counted as read', async () => {
    office = openCollection([source]);
    publish(['/1.html']);
    office.web.answer('/list', listPage(['/1.html']));
    const { log } = office.deps;
    office.deps.log = { ...log, append: () => Promise.reject(new Error('killed')) };
    await expect(office.look()).rejects.toThrow('killed');
    office.deps.log = log;
    expect(await office.look()).toMatchObject({ itemsFound: 1, pagesFetched: 1 });
    expect(office.web.asked.filter((path) => path === '/1.html')).toHaveLength(1);
  });

  it('raises an alarm with the facts when the way back ends before it connects', async () => {
    office = openCollection([source]);
    publish(numbered(12, 1));
    office.web.answer('/list', listPage(numbered(4, 1)));
    await office.look();
    const before = office.clock.now();
    office.web.answer('/list', listPage(numbered(12, 9)));
    office.clock.advance(hourMs);
    await office.look();
    const facts = { entries: 4, from: before, to: before + hourMs };
    expect((await stateOf()).alarms).toEqual([{ kind: 'gap', since: before + hourMs, facts }]);
    expect(lines('source alarm raised')).toHaveLength(1);
  });

  it('counts an entry that did not change, by 304 or by the same bytes', async () => {
    office = openCollection([source]);
    publish(['/1.html']);
    office.web.answer('/list', listPage(['/1.html']));
    await office.look();
    office.clock.advance(hourMs);
    expect((await office.look()).unchanged).toBe(1);
    office.web.answer('/list', { status: 304 });
    office.clock.advance(hourMs);
    expect((await office.look()).unchanged).toBe(1);
    const [health] = await sourceHealth(
      { ...office.deps, sources: office.sources },
      office.clock.now(),
    );
    expect(health).toMatchObject({ looksToday: 3, unchangedToday: 2, status: 'healthy' });
  });

  it('is read afresh, and at once, after the office has edited it', async () => {
    office = openCollection([{ ...source, links: '.other a' }]);
    publish(['/1.html']);
    office.web.answer('/list', listPage(['/1.html']));
    expect((await office.look()).itemsFound).toBe(0);
    office.configure([source]);
    expect((await office.look()).itemsFound).toBe(1);
  });

  it('goes on with the next look where its limit of articles cut the last one', async () => {
    office = openCollection([source], { maxArticlesPerLook: 5 });
    publish(numbered(12, 1));
    office.web.answer('/list', listPage(numbered(12, 1)));
    for (const found of [5, 5, 2]) {
      expect((await office.look()).itemsFound).toBe(found);
      office.clock.advance(5 * minuteMs);
    }
    expect((await stateOf()).alarms).toEqual([]);
  });
});

describe('a sitemap index', () => {
  const xml = (tag: string, paths: readonly string[]) =>
    `<?xml version="1.0"?><${tag}>${paths.map((path) => `<url><loc>${webOrigin}${path}</loc></url>`).join('')}</${tag}>`;

  it('has its sitemaps looked at even when it has not changed itself', async () => {
    const sitemap = { kind: 'sitemap', url: `${webOrigin}/sitemap.xml` };
    office = openCollection([{ id: 'news', name: '石桥', tier: 'official', ...sitemap }]);
    publish(numbered(3, 1));
    office.web.answer('/sitemap.xml', xml('sitemapindex', ['/a.xml', '/b.xml']));
    office.web.answer('/a.xml', xml('urlset', ['/1.html']));
    office.web.answer('/b.xml', xml('urlset', ['/2.html']));
    expect((await office.look()).itemsFound).toBe(2);
    office.web.answer('/b.xml', xml('urlset', ['/2.html', '/3.html']));
    office.clock.advance(hourMs);
    expect(await office.look()).toMatchObject({ itemsFound: 1, unchanged: 1 });
    expect((await stateOf()).alarms).toEqual([]);
  });
});

describe('an article page that fails', () => {
  it('is asked for again after growing pauses and becomes an item when it is back', async () => {
    office = openCollection([source]);
    publish(['/2.html']);
    office.web.answer('/list', listPage(['/2.html', '/1.html']));
    office.web.answer('/1.html', { failed: 'server answered 500' });
    await office.look();
    office.web.answer('/list', { status: 304 });
    expect((await stateOf()).nextVisitAt - office.clock.now()).toBe(10 * minuteMs);
    office.clock.advance(10 * minuteMs);
    await office.look();
    publish(['/1.html']);
    office.clock.advance(30 * minuteMs);
    expect((await office.look()).itemsFound).toBe(1);
    expect(await office.deps.pages.owed('news')).toEqual([]);
  });

  it('is reported as missed once, after the sixth failure, and then left alone', async () => {
    office = openCollection([source]);
    office.web.answer('/list', listPage(['/1.html']));
    office.web.answer('/1.html', { failed: 'server answered 500' });
    for (let look = 0; look < 40; look += 1) {
      await office.look();
      office.clock.advance(hourMs);
    }
    expect(office.web.asked.filter((path) => path === '/1.html')).toHaveLength(6);
    expect(lines('articles missed')).toHaveLength(1);
    const [health] = await sourceHealth(
      { ...office.deps, sources: office.sources },
      office.clock.now(),
    );
    expect(health?.missed).toMatchObject([
      { url: `${webOrigin}/1.html`, reason: 'server answered 500' },
    ]);
  });

  it('is not asked for before the Retry-After of its server has passed', async () => {
    office = openCollection([{ ...source, every: '12h' }]);
    office.web.answer('/list', listPage(['/1.html']));
    office.web.answer('/1.html', { refusedBy: 'server', reason: '429', retryAfterMs: 2 * hourMs });
    await office.look();
    office.clock.advance(2 * hourMs - 1);
    const before = office.web.asked.length;
    await office.look();
    expect(askedSince(before)).toEqual([]);
    publish(['/1.html']);
    office.clock.advance(1);
    expect((await office.look()).itemsFound).toBe(1);
  });
});

describe('the alarms of a source', () => {
  it('are raised and cleared once each, however often it is looked at', async () => {
    office = openCollection([source]);
    office.web.answer('/list', { refusedBy: 'robots', reason: 'robots.txt disallows it' });
    for (let look = 0; look < 4; look += 1) {
      await office.look();
      office.clock.advance(hourMs);
    }
    const [alarm] = (await stateOf()).alarms ?? [];
    expect(alarm).toMatchObject({
      kind: 'blocked',
      facts: { reason: expect.stringContaining('robots') },
    });
    publish(['/1.html']);
    office.web.answer('/list', listPage(['/1.html']));
    await office.look();
    office.clock.advance(hourMs);
    await office.look();
    expect(lines('source alarm raised')).toHaveLength(1);
    expect(lines('source alarm cleared')).toHaveLength(1);
    expect((await stateOf()).alarms).toEqual([]);
  });

  it('say that the layout has changed when the list names nothing any more', async () => {
    office = openCollection([source]);
    publish(numbered(5, 1));
    office.web.answer('/list', listPage(numbered(5, 1)));
    await office.look();
    office.web.answer('/list', '<html><body><p>改版中</p></body></html>');
    office.clock.advance(hourMs);
    await office.look();
    office.web.answer('/list', { status: 304 });
    office.clock.advance(hourMs);
    await office.look();
    expect((await stateOf()).alarms).toMatchObject([
      { kind: 'layout-changed', facts: { articlesListed: 0, before: 5 } },
    ]);
  });

  it('say that a source has dried up, and are cleared by its next item only', async () => {
    office = openCollection([{ ...source, every: '12h' }]);
    office.web.answer('/list', listPage([]));
    await office.look();
    let published: string[] = [];
    for (let day = 1; day <= 21; day += 1) {
      const fresh = [`/${day}a.html`, `/${day}b.html`, `/${day}c.html`];
      publish(fresh);
      published = [...fresh, ...published].slice(0, 12);
      office.web.answer('/list', listPage(published));
      office.clock.advance(dayMs);
      await office.look();
    }
    expect((await stateOf()).alarms).toEqual([]);
    const lastItemAt = office.clock.now();
    for (let day = 1; day <= 100; day += 1) {
      office.clock.advance(dayMs);
      await office.look();
    }
    const [alarm] = (await stateOf()).alarms ?? [];
    expect(alarm).toMatchObject({ kind: 'dried-up', since: lastItemAt });
    publish(['/back.html']);
    office.web.answer('/list', listPage(['/back.html', ...published]));
    office.clock.advance(dayMs);
    await office.look();
    expect((await stateOf()).alarms).toEqual([]);
  });
});
