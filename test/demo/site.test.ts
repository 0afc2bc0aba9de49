import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { serveDemoSite } from '../../src/demo/site.ts';
import { minuteMs, shanghaiMinute } from '../../src/domain/time.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';

const startedAt = Date.UTC(2026, 10, 20, 4, 0);
let clock: ManualClock;
let site: Awaited<ReturnType<typeof serveDemoSite>>;

beforeAll(async () => {
  clock = openManualClock(startedAt);
  site = await serveDemoSite({ port: 0, directory: 'demo', clock });
});

afterAll(() => site.close());

async function textOf(path: string): Promise<string> {
  const response = await fetch(`${site.url}${path}`);
  return response.status === 200 ? response.text() : `status ${response.status}`;
}

/** Status of a raw request target, which `fetch` would tidy up first. */
async function statusOf(path: string): Promise<number | undefined> {
  const asked = request({ host: '127.0.0.1', port: new URL(site.url).port, path, agent: false });
  asked.end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  return answer.statusCode;
}

describe('the demonstration site', () => {
  it('lets the five hours of the flood run for half of their time', async () => {
    const text = await textOf('/news/flood-first.html');
    expect(text).toContain(shanghaiMinute(startedAt - 190 * minuteMs));
    expect(text).toContain('11人遇难');
  });

  it('fills every placeholder of every page', async () => {
    const { pages } = parse(await readFile('demo/schedule.yaml', 'utf8')) as {
      pages: { path: string; availableAfter?: string }[];
    };
    const now = pages.filter(({ availableAfter }) => availableAfter === undefined);
    const lists = ['news/rss.xml', 'news/index.html', 'gov/list.html', 'gov/list-2.html'];
    const more = ['gov/sitemap.xml', 'forum/index.html', 'local/index.html', 'portal/index.html'];
    expect(now.length).toBeGreaterThanOrEqual(36);
    for (const path of [...now.map(({ path }) => path), ...lists, ...more, 'robots.txt']) {
      const text = await textOf(`/${path}`);
      expect(text, path).not.toMatch(/\{\{|unknown format|^status/);
    }
  });

  it('keeps a page in GBK as bytes', async () => {
    const response = await fetch(`${site.url}/local/flood.gbk.html`);
    expect(response.headers.get('content-type')).toBe('text/html');
    const text = new TextDecoder('gbk').decode(new Uint8Array(await response.arrayBuffer()));
    expect(text).toContain('栖云峡山洪救援直击');
  });

  it('answers 304 to a page that has not changed', async () => {
    const first = await fetch(`${site.url}/news/weather.html`);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${site.url}/news/weather.html`, {
      headers: { 'if-none-match': etag },
    });
    expect([first.status, again.status]).toEqual([200, 304]);
    expect(first.headers.get('last-modified')).toBe(new Date(startedAt).toUTCString());
  });

  it('closes /internal/ to every robot', async () => {
    expect(await textOf('/robots.txt')).toContain('Disallow: /internal/');
  });

  it.each([
    '/../schedule.yaml',
    '/news/../../schedule.yaml',
    '/%2e%2e/schedule.yaml',
    '//etc/passwd',
    '/.git',
  ])('gives nothing outside its folder: %s', async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  it('brings later pages, and their lines in lists, when their time has come', async () => {
    const refutation = '/gov/news/museum-refutation.html';
    expect(await textOf(refutation)).toBe('status 404');
    expect(await textOf('/gov/list.html')).not.toContain(refutation);
    const before = await fetch(`${site.url}/gov/list.html`);
    clock.advance(41 * minuteMs);
    expect(await textOf(refutation)).toContain('均为不实信息');
    expect(await textOf('/gov/list.html')).toContain(refutation);
    const after = await fetch(`${site.url}/gov/list.html`);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(after.headers.get('last-modified')).toBe(
      new Date(startedAt + 40 * minuteMs).toUTCString(),
    );
  });

  it('keeps the times of its pages when it starts again', async () => {
    const again = await serveDemoSite({ port: 0, directory: 'demo', clock, startedAt });
    const response = await fetch(`${again.url}/news/flood-first.html`);
    expect(await response.text()).toBe(await textOf('/news/flood-first.html'));
    await again.close();
    await again.close();
  });
});
