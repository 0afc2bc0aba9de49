import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDemo } from '../../src/cli/commands/demo.ts';
import { openWords } from '../../src/cli/words.ts';
import { loadConfig } from '../../src/config/load.ts';
import { callApi } from '../support/api-call.ts';
import { openBrowser } from '../support/browser.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const end = new AbortController();
let browser: Browser;
let directory = '';
beforeAll(async () => {
  browser = await openBrowser();
  directory = await mkdtemp(join(tmpdir(), 'huiying-restart-'));
});
afterAll(async () => {
  end.abort();
  await browser.close();
  await rm(directory, { recursive: true, force: true });
});

/** A port that nobody listens on, for both rounds of the demonstration. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** The page's files from the build of these tests; whatever is asked of the server reaches the server. */
async function servePage(page: Page): Promise<void> {
  const folder = process.env['HUIYING_TEST_WEB'] ?? '';
  await page.route(
    (url) => !url.pathname.startsWith('/api'),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = extname(pathname) === '' ? '/index.html' : pathname;
      const contentType = types[extname(file)] ?? 'application/octet-stream';
      await route.fulfill({ body: await readFile(join(folder, file)), contentType });
    },
  );
}

/** The demonstration without sources, until `end` aborts. */
async function startDemo(port: number): Promise<void> {
  const base = await loadConfig('config/demo.yaml');
  const server = { ...base.server, port };
  const config = { ...base, sources: [], storage: { directory }, server };
  const terminal = { say: openWords('en'), print: () => undefined, logLevel: 'silent' as const };
  return runDemo(terminal, config, { signal: end.signal, sitePort: 0 });
}

it('starts over from its ribbon: the page finds the new demonstration by itself, with nothing of before', async () => {
  const port = await freePort();
  const running = startDemo(port);
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${url}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  const view = { list: 'queue', name: '从前的视图', query: '', isShared: true };
  expect(await callApi(url, '/api/views', { as: 'analyst', body: view })).toMatchObject({
    status: 200,
  });

  const page = await browser.newPage();
  await servePage(page);
  await page.goto(url);
  await page.getByRole('button', { name: '舆情研判员' }).first().click();
  await page.getByRole('link', { name: /从前的视图/ }).waitFor();
  await page.getByRole('button', { name: '重置' }).click();
  await page.getByRole('button', { name: '清除并重新开始' }).click();
  await page.getByText('选择一个身份进入演示').waitFor();
  await page.getByRole('button', { name: '舆情研判员' }).first().click();
  await page.getByRole('button', { name: '保存为视图' }).waitFor();
  expect(await page.getByRole('link', { name: /从前的视图/ }).count()).toBe(0);
  expect((await callApi(url, '/api/views?list=queue', { as: 'analyst' })).body.views).toEqual([]);
  await page.close();
  end.abort();
  await running;
});
