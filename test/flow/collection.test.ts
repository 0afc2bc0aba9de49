import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyEvidence } from '../../src/actions/evidence/verify.ts';
import { suggestSource } from '../../src/actions/source/suggest.ts';
import { hourMs } from '../../src/domain/time.ts';
import { sourceHealth } from '../../src/views/source-health.ts';
import { articlePage, listPage } from '../support/collection.ts';
import { openLoopbackSite, type LoopbackSite, type Route } from '../support/loopback-site.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openOffice } from '../support/office.ts';
import { portalPages } from '../support/sample-site.ts';

let clock: ManualClock;
let directory: string;
let site: LoopbackSite;
let office: Awaited<ReturnType<typeof openOffice>>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiying-collection-'));
  clock = openManualClock();
});
afterEach(async () => {
  await office.close();
  await site.close();
  await rm(directory, { recursive: true, force: true });
});

const common = { id: 'news', name: '石桥新闻', tier: 'local-media' };

async function openAt(routes: Record<string, Route>, source: (origin: string) => object) {
  site = await openLoopbackSite(routes);
  const sources = [{ ...common, ...source(site.origin) }];
  office = await openOffice({ sources, allow: [site.host], clock, directory });
}
async function health() {
  const { pages } = office.platform;
  const [first] = await sourceHealth({ pages, sources: office.config.sources }, clock.now());
  return first;
}
async function storedItems() {
  const stories = await office.platform.stories.recent(0, 100);
  const ids = stories.flatMap(({ appearances }) => appearances.map(({ itemId }) => itemId));
  const found = await Promise.all(ids.map((id) => office.platform.items.get(id)));
  return found.flatMap((tagged) => (tagged ? [tagged.item] : []));
}

describe('collection, from a web site to the store', () => {
  it('keeps of every page the bytes, the headers, the time and the address it was found at', async () => {
    const body = articlePage('石桥镇恢复供水');
    const routes: Record<string, Route> = {
      '/list': listPage(['/old.html']),
      '/old.html': (_, response) => response.writeHead(302, { location: '/new.html' }).end(),
      '/new.html': (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: '"7"' })
          .end(body),
    };
    await openAt(routes, (origin) => ({ kind: 'html-list', url: `${origin}/list`, links: 'li a' }));
    await office.crawl();
    const [item] = await storedItems();
    const { blobs } = office.platform;
    const bytes = await blobs.get(item?.evidence ?? '');
    expect(new TextDecoder().decode(bytes)).toBe(body);
    expect(await blobs.records(item?.evidence ?? '')).toMatchObject([
      {
        sourceId: 'news',
        url: `${site.origin}/old.html`,
        finalUrl: `${site.origin}/new.html`,
        status: 200,
        headers: { etag: '"7"', 'content-type': 'text/html; charset=utf-8' },
        fetchedAt: clock.now(),
      },
    ]);
    const verified = await verifyEvidence(office.platform, ({ kind }) => expect.fail(kind));
    expect(verified).toEqual({ checked: 2, faults: 0 });
  });

  it('reads a JSON API page by page until it meets what it knows', async () => {
    const entry = (n: number) => ({
      id: n,
      title: `石桥镇供水通报第${n}期`,
      body: `<p>第${n}路段今日恢复供水。</p>`,
    });
    let newest = 4;
    const api: Route = (request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1);
      const numbers = [0, 1].map((i) => newest - 2 * (page - 1) - i).filter((n) => n > 0);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: { list: numbers.map(entry) } }));
    };
    await openAt({ '/api': api }, (origin) => ({
      kind: 'json-api',
      url: `${origin}/api`,
      items: 'data.list',
      fields: { url: `${origin}/detail/{id}`, title: 'title', text: 'body' },
      paging: { by: 'page', parameter: 'page' },
    }));
    expect((await office.crawl()).itemsFound).toBe(2);
    newest = 9;
    clock.advance(hourMs);
    expect((await office.crawl()).itemsFound).toBe(5);
    expect(site.asked.filter((path) => path.startsWith('/api'))).toEqual([
      '/api',
      '/api',
      '/api?page=2',
      '/api?page=3',
    ]);
    expect((await health())?.alarms).toEqual([]);
  });

  it('leaves a server alone for as long as it asks, says so, and goes on afterwards', async () => {
    let isBusy = true;
    const list: Route = (_, response) =>
      isBusy
        ? response.writeHead(429, { 'retry-after': '7200' }).end()
        : response.writeHead(200, { 'content-type': 'text/html' }).end(listPage(['/1.html']));
    const routes = { '/list': list, '/1.html': articlePage('石桥镇恢复供水') };
    await openAt(routes, (origin) => ({ kind: 'html-list', url: `${origin}/list`, links: 'li a' }));
    await office.crawl();
    expect(await health()).toMatchObject({
      status: 'failing',
      nextVisitAt: clock.now() + 2 * hourMs,
      alarms: [{ kind: 'blocked', facts: { reason: 'server answered 429' } }],
    });
    clock.advance(2 * hourMs - 1);
    expect((await office.crawl()).sourcesVisited).toBe(0);
    isBusy = false;
    clock.advance(1);
    expect((await office.crawl()).itemsFound).toBe(1);
    expect(await health()).toMatchObject({ status: 'healthy', alarms: [] });
  });

  it('collects with the selectors that it suggests itself', async () => {
    await openAt(portalPages(), (origin) => ({
      kind: 'html-list',
      url: `${origin}/news/`,
      enabled: false,
    }));
    const never = new AbortController().signal;
    const suggested = await suggestSource(office.platform, `${site.origin}/news/`, never);
    await office.close();
    if (suggested.kind !== 'suggested') throw new Error(suggested.reason);
    const source = { ...common, url: `${site.origin}/news/`, ...suggested.source };
    office = await openOffice({ sources: [source], allow: [site.host], clock, directory });
    expect((await office.crawl()).itemsFound).toBe(4);
    const times = (await storedItems()).map(({ publishedAt }) => publishedAt ?? 0);
    expect(Math.max(...times)).toBe(Date.UTC(2026, 10, 19, 1, 30));
  });
});
