import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../src/domain/time.ts';
import { openScreens } from './screen.ts';
import { storyOf } from '../support/served-office.ts';

const screens = openScreens();
const analyst = '舆情研判员';

async function open(headline: string) {
  const { office, clock } = screens;
  const opened = await office.open(storyOf(headline, clock.now() - hourMs, { headline }));
  await office.relay();
  return opened;
}

async function claim({ id, version }: { id: string; version: number }): Promise<void> {
  await fetch(`${screens.office.server.url}/api/cases/${id}/commands`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-coordinator', 'content-type': 'application/json' },
    body: JSON.stringify({ expectedVersion: version, command: { kind: 'claim' } }),
  });
}

describe('live changes', () => {
  it('reach ten tabs of one browser at once', async () => {
    await open('青川古城突发山洪');
    const { page, office, enter } = screens;
    await enter(analyst);
    const tabs = await Promise.all(Array.from({ length: 9 }, () => page.context().newPage()));
    for (const tab of tabs) {
      await tab.goto(`${office.server.url}/queue`);
      await tab.getByRole('link', { name: '青川古城突发山洪' }).waitFor();
    }
    await open('临溪镇桥梁垮塌');
    for (const tab of [page, ...tabs]) {
      await tab.getByRole('button', { name: /有 1 条更新/ }).waitFor();
    }
    await Promise.all(tabs.map((tab) => tab.close()));
  });

  it('change the fields of a row in place when somebody else claims it', async () => {
    const one = await open('青川古城突发山洪');
    const { page, office, enter } = screens;
    await enter(analyst);
    const row = page.getByRole('row', { name: /青川古城突发山洪/ });
    await row.getByText('未认领').waitFor();
    await claim(one);
    await office.relay();
    await row.getByText('办公室·陆知远').waitFor();
    expect(await page.getByRole('button', { name: /条更新/ }).count()).toBe(0);
  });

  it('that happened between the first answer and the first connection are not missed', async () => {
    const one = await open('青川古城突发山洪');
    const { page, enter } = screens;
    // one connection of this page, that can be held back
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
    const held: Route[] = [];
    await page.route('**/api/events*', (route) => void held.push(route));
    await enter(analyst);
    const row = page.getByRole('row', { name: /青川古城突发山洪/ });
    await row.getByText('未认领').waitFor();
    await claim(one);
    await open('临溪镇桥梁垮塌');
    for (const route of held) await route.continue();
    await row.getByText('办公室·陆知远').waitFor();
    await page.getByRole('button', { name: /有 1 条更新/ }).waitFor();
  });

  it('cost one reading of each resource at the opening', async () => {
    const one = await open('青川古城突发山洪');
    const { page, enter, office } = screens;
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
    const read: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/api/') && request.method() === 'GET') read.push(pathname + search);
    });
    const countOf = (path: string) => read.filter((other) => other.startsWith(path)).length;
    await enter(analyst);
    await page.getByRole('link', { name: '青川古城突发山洪' }).waitFor();
    await open('临溪镇桥梁垮塌');
    await page.getByRole('button', { name: /有 1 条更新/ }).waitFor();
    expect(countOf('/api/queue?view=all')).toBe(1);

    read.length = 0;
    const connected = page.waitForResponse('**/api/events*');
    await page.goto(`${office.server.url}/cases/${one.id}`);
    await page.getByRole('button', { name: '认领' }).waitFor();
    await connected;
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const paths = ['/api/office', '/api/session', '/api/settings', '/api/events?'];
    for (const path of [...paths, `/api/cases/${one.id}`])
      expect([path, countOf(path)]).toEqual([path, 1]);
    await claim(one);
    await office.relay();
    await page.getByText('办公室·陆知远').first().waitFor();
  });

  it('that another tab heard of before this one joined are not missed', async () => {
    const one = await open('青川古城突发山洪');
    const { page, office, enter } = screens;
    await enter(analyst);
    const rowIn = (tab: typeof page) => tab.getByRole('row', { name: /青川古城突发山洪/ });
    await rowIn(page).getByText('未认领').waitFor();
    const late = await page.context().newPage();
    await late.addInitScript(() => {
      const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function held(message: { kind?: string }) {
        const send = () => Reflect.apply(post, this, [message]);
        if (message?.kind === 'hello') addEventListener('join', send, { once: true });
        else send();
      };
    });
    await late.goto(`${office.server.url}/queue`);
    await rowIn(late).getByText('未认领').waitFor();
    await claim(one);
    await office.relay();
    await rowIn(page).getByText('办公室·陆知远').waitFor();
    await late.evaluate(() => dispatchEvent(new Event('join')));
    await rowIn(late).getByText('办公室·陆知远').waitFor();
  });

  it('that stop are said after five seconds, with the age of what is shown', async () => {
    await open('青川古城突发山洪');
    const { page, office, enter } = screens;
    await enter(analyst);
    await page.getByRole('link', { name: '青川古城突发山洪' }).waitFor();
    await office.server.close();
    await page.getByText(/连接中断 · 数据截至 .* · 重连中/).waitFor();
    await page.getByRole('link', { name: '青川古城突发山洪' }).waitFor();
  });
});
