import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dayMs, hourMs, minuteMs, secondMs } from '../../src/domain/time.ts';
import { proveDuePublications } from '../../src/stages/publication-to-proof.ts';
import { draft, people } from '../domain/case/office.ts';
import { openLoopbackSite } from '../support/loopback-site.ts';
import { openPublishing, type Publishing, type PublishingOptions } from '../support/publishing.ts';

async function open(options: PublishingOptions = {}): Promise<Publishing> {
  const world = await openPublishing(options);
  onTestFinished(() => world.close());
  return world;
}

/** The response in the portal's own layout. */
function portalPage(body = draft.body): string {
  return `<html><head><title>${draft.title}-青禾市水务局</title></head><body>
    <div class="nav"><a href="/">首页</a></div><h1>${draft.title}</h1>
    <p>来源：市水务局 字号：大 中 小</p><div id="zoom"><p>&emsp;&emsp;${body}</p></div>
    <div class="footer">主办：青禾市水务局。</div></body></html>`;
}

const list = `<ul><li><a href="/1.html">关于青禾镇自来水变...</a> 2026-11-20</li>
  <li><a href="/2.html">关于道路施工的公告</a></li><li><a href="http://elsewhere.example/3.html">${draft.title}</a></li></ul>`;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('a response on its way to the portal', () => {
  it('stops the 5-hour clock when the page is seen to carry it, not when it is asked for', async () => {
    const world = await open({ lists: ['/search?q={title}'] });
    world.routes['/search'] = '<ul></ul>';
    await world.request();
    await world.pass(secondMs);
    expect(await world.exported()).toContain(draft.title);
    await world.pass(minuteMs);
    expect((await world.publication())?.state.kind).toBe('requested');
    world.routes['/search'] = list;
    world.routes['/1.html'] = portalPage();
    await world.pass(minuteMs);
    const seenAt = world.clock.now();
    const { clocks, publications } = await world.case();
    expect(publications[0]?.state).toMatchObject({
      kind: 'confirmed',
      at: seenAt,
      url: `${world.portal.origin}/1.html`,
      page: 'present',
    });
    expect(clocks.find(({ kind }) => kind === 'C1')?.state).toMatchObject({
      kind: 'stopped',
      at: seenAt,
    });
    expect(world.portal.asked).toContain(`/search?q=${encodeURIComponent(draft.title)}`);
    expect(world.portal.asked).not.toContain('/2.html');
  });

  it('keeps the page as it was fetched, under the hash that the case names', async () => {
    const world = await published();
    const state = (await world.publication())?.state;
    const hash = state?.kind === 'confirmed' ? state.snapshotHash : '';
    const bytes = (await world.blobs.get(hash)) ?? new Uint8Array();
    expect(Buffer.from(bytes).toString('utf8')).toBe(portalPage());
    expect(await world.blobs.records(hash)).toMatchObject([
      { finalUrl: `${world.portal.origin}/1.html`, status: 200 },
    ]);
  });

  it('never confirms a page that says something else, and fails after 72 hours with the reason', async () => {
    const world = await open({ kind: 'manual' });
    await world.request();
    await world.pass(secondMs);
    world.routes['/1.html'] = portalPage(draft.body.replace('今日', '明日'));
    expect(await world.nameAddress(people.publisher, '/1.html')).toEqual({ kind: 'named' });
    await world.pass(0);
    expect((await world.publications.open(1))[0]?.progress).toMatchObject({
      reason: expect.stringContaining('已于今日恢复'),
    });
    for (let hour = 0; hour < 72; hour += 1) await world.pass(hourMs);
    expect((await world.publication())?.state).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('已于今日恢复'),
    });
    expect(await world.events('publish-confirmed')).toEqual([]);
    const looks = world.portal.asked.length;
    await world.pass(hourMs);
    expect(world.portal.asked).toHaveLength(looks);
  });

  it('is looked for every minute until the deadline, then every five', async () => {
    const world = await open({ kind: 'manual', lists: ['/list'] });
    world.routes['/list'] = '';
    const looks = () => world.portal.asked.filter((path) => path === '/list').length;
    await world.request();
    await world.pass(0);
    expect(looks()).toBe(1);
    await world.pass(30 * secondMs);
    expect(looks()).toBe(1);
    await world.pass(30 * secondMs);
    expect(looks()).toBe(2);
    await world.pass(4 * hourMs + 29 * minuteMs);
    const before = looks();
    for (let minute = 0; minute < 10; minute += 1) await world.pass(minuteMs);
    expect(looks() - before).toBe(2);
  });

  it('is read over the pages of a split text', async () => {
    const world = await open({ kind: 'manual' });
    const [one = '', two = ''] = draft.body.split(/(?<=,)(?=已于)/);
    world.routes['/1.html'] = portalPage(one).replace(
      '</body>',
      '<a href="1_2.html">下一页</a></body>',
    );
    world.routes['/1_2.html'] = portalPage(two);
    await world.request();
    await world.pass(0);
    await world.nameAddress(people.publisher, '/1.html');
    await world.pass(0);
    const state = (await world.publication())?.state;
    expect(state).toMatchObject({ kind: 'confirmed', url: `${world.portal.origin}/1.html` });
    const bytes = await world.blobs.get(state?.kind === 'confirmed' ? state.snapshotHash : '');
    expect(Buffer.from(bytes ?? []).toString('utf8')).toContain('1_2.html');
    expect(Buffer.from(bytes ?? []).toString('utf8')).toContain(two);
  });

  it('is proved on the official hosts only, at an address that a publisher names', async () => {
    const world = await open({ kind: 'manual' });
    await world.request();
    await world.pass(0);
    expect(await world.nameAddress(people.handler, '/1.html')).toMatchObject({ kind: 'refused' });
    expect(await world.nameAddress(people.publisher, 'http://blog.example/1')).toEqual({
      kind: 'not-official',
      hosts: [world.portal.host],
    });
    expect(await world.nameAddress(people.publisher, 'http:/')).toMatchObject({
      kind: 'not-official',
    });
    expect(await world.documents.events.list(9)).toEqual([]);
    await world.nameAddress(people.publisher, '/1.html');
    const url = `${world.portal.origin}/1.html`;
    expect(await world.documents.events.list(9)).toMatchObject([
      { kind: 'page-address-named', by: { id: people.publisher.id }, after: { url } },
    ]);
  });

  it('is neither fetched nor proved where a channel names a foreign host, or the portal redirects to one', async () => {
    const foreign = await openLoopbackSite({ '/1.html': portalPage() });
    onTestFinished(() => foreign.close());
    const url = `${foreign.origin}/1.html`;
    const world = await open({ channel: { publish: async () => ({ kind: 'sent', url }) } });
    await world.request();
    await world.pass(0);
    expect(foreign.asked).toEqual([]);
    world.routes['/1.html'] = (_request, response) =>
      void response.writeHead(302, { location: url }).end();
    await world.nameAddress(people.publisher, '/1.html');
    await world.pass(0);
    expect(await world.events('publish-confirmed')).toEqual([]);
  });
});

describe('a page after its confirmation', () => {
  it('says to the case that it was changed, mended and taken down', async () => {
    const world = await published();
    const page = async () => {
      const state = (await world.publication())?.state;
      return state?.kind === 'confirmed' ? state.page : undefined;
    };
    await world.pass(dayMs);
    expect(await world.events('page-checked')).toEqual([]);
    world.routes['/1.html'] = portalPage(draft.body.replace('管道冲洗', '管道老化'));
    await world.pass(dayMs);
    expect(await page()).toBe('changed');
    world.routes['/1.html'] = portalPage();
    await world.pass(dayMs);
    expect(await page()).toBe('present');
    delete world.routes['/1.html'];
    await world.pass(dayMs);
    expect(await page()).toBe('vanished');
    world.routes['/1.html'] = portalPage();
    await world.pass(dayMs);
    world.routes['/1.html'] = '<title>提示</title>您访问的页面不存在';
    await world.pass(dayMs);
    expect(await page()).toBe('vanished');
    expect(await world.events('publish-confirmed')).toHaveLength(1);
  });

  it('is not called gone while the portal gives no answer', async () => {
    const world = await published();
    world.routes['/1.html'] = (_request, response) => void response.writeHead(500).end();
    await world.pass(dayMs);
    expect(await world.events('page-checked')).toEqual([]);
    delete world.routes['/1.html'];
    await world.pass(hourMs);
    expect(await world.events('page-checked')).toHaveLength(1);
  });

  it('is looked at for a year, also when a publisher confirmed it by hand', async () => {
    const world = await open({ kind: 'manual' });
    await world.request();
    await world.give(people.publisher, {
      kind: 'confirm-publish',
      publicationId: 'p1',
      url: `${world.portal.origin}/1.html`,
      at: world.clock.now(),
      snapshotHash: 'by hand',
    });
    world.routes['/1.html'] = portalPage();
    await world.pass(secondMs);
    world.routes['/1.html'] = portalPage('另一份文稿。');
    await world.pass(dayMs);
    expect(await world.events('page-checked')).toHaveLength(1);
    await world.pass(365 * dayMs);
    expect(await world.publications.open(10)).toEqual([]);
  });
});

describe('a process that ends between two steps', () => {
  it('confirms once when it ends between confirming and recording', async () => {
    const world = await open({ kind: 'manual' });
    await world.request();
    await world.pass(0);
    await world.nameAddress(people.publisher, '/1.html');
    world.routes['/1.html'] = portalPage();
    const record = async () => Promise.reject(new Error('killed'));
    const dying = { ...world, publications: { ...world.publications, record } };
    await proveDuePublications(dying, world.signal);
    const confirmedAt = world.clock.now();
    world.routes['/1.html'] = portalPage().replace('大 中 小', '阅读：2');
    for (let minute = 0; minute < 5; minute += 1) await world.pass(minuteMs);
    await world.pass(dayMs);
    expect(await world.events('publish-confirmed')).toHaveLength(1);
    expect((await world.publication())?.state).toMatchObject({
      at: confirmedAt,
      snapshotHash: sha256(Buffer.from(portalPage())),
      page: 'present',
    });
  });

  it('confirms once when it ends between keeping the page and confirming', async () => {
    const world = await open({ kind: 'manual' });
    await world.request();
    await world.pass(0);
    await world.nameAddress(people.publisher, '/1.html');
    world.routes['/1.html'] = portalPage();
    const save = async () => Promise.reject(new Error('killed'));
    await proveDuePublications({ ...world, cases: { ...world.cases, save } }, world.signal);
    expect(world.logger.lines.at(-1)).toMatchObject({ message: 'publication held back' });
    await world.pass(2 * minuteMs);
    expect(await world.events('publish-confirmed')).toHaveLength(1);
  });
});

/** Published by hand and confirmed at `/1.html`. */
async function published(): Promise<Publishing> {
  const world = await open({ kind: 'manual' });
  await world.request();
  await world.pass(0);
  world.routes['/1.html'] = portalPage();
  await world.nameAddress(people.publisher, '/1.html');
  await world.pass(0);
  return world;
}
