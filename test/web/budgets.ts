// npm run bench:web: the budgets of the web application, measured in Chromium, printed as a table.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { minuteMs } from '../../src/domain/time.ts';
import { buildWeb } from '../../scripts/build-web.ts';
import { openBrowser } from '../support/browser.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const caseCount = Number(process.argv[2] ?? 1000);
const outDir = await mkdtemp(join(tmpdir(), 'huiying-bench-web-'));
await buildWeb({ outDir });
process.env['HUIYING_TEST_WEB'] = outDir;
const clock = openManualClock(Date.now());
const office = await serveOffice(clock);
const browser = await openBrowser();
const rows: [measure: string, found: string, budget: string][] = [];

try {
  const ids = await fill(office, caseCount);
  rows.push(['cases', String(caseCount), '']);
  rows.push(['server, 200 rows of the queue', `${await answerMs()} ms`, '']);
  await measureQueue(browser);
  await measureSizes(browser, ids);
  await measureTabs(browser);
  const width = Math.max(...rows.map(([measure]) => measure.length));
  for (const [measure, found, budget] of rows) {
    console.log(`${measure.padEnd(width)}  ${found.padStart(10)}  ${budget}`);
  }
} finally {
  await browser.close();
  await office.close();
  await rm(outDir, { recursive: true });
}

async function fill({ open }: ServedOffice, count: number): Promise<string[]> {
  const opened: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const story = storyOf(`s${n}`, clock.now() - (n % 3000) * minuteMs, { headline: `事项${n}` });
    opened.push((await open(story)).id);
  }
  return opened;
}

async function answerMs(): Promise<number> {
  const headers = { authorization: 'Bearer demo-analyst' };
  const from = performance.now();
  await (await fetch(`${office.server.url}/api/queue?limit=200`, { headers })).text();
  return Math.round(performance.now() - from);
}

async function measureQueue(chromium: Browser): Promise<void> {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
  await signIn(context, 'analyst');
  const page = await context.newPage();
  rows.push(['queue, cold', `${await untilRows(page)} ms`, '≤ 1000 ms']);
  rows.push(['queue, cached', `${await untilRows(page)} ms`, '≤ 600 ms']);
  rows.push(['j to paint, median of 50', `${await keyToPaintMs(page)} ms`, '≤ 20 ms']);
  rows.push(['long tasks, 50 events/s for 5 s', String(await longTasks(page)), '0']);
  await context.close();
}

/** From the navigation until rows stand on the screen, in the page's own time. */
async function untilRows(page: Page): Promise<number> {
  await page.goto(`${office.server.url}/queue`);
  await page.locator('.queue-row').first().waitFor();
  return page.evaluate(() => Math.round(performance.now()));
}

async function keyToPaintMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const times: number[] = [];
    for (let n = 0; n < 50; n += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const from = performance.now();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - from);
    }
    return Math.round(times.sort((a, b) => a - b)[25] ?? 0);
  });
}

async function longTasks(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seenLongTasks: seen });
    new PerformanceObserver((list) => {
      seen.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  const ids = (await office.platform.cases.open(200)).map(({ id }) => id);
  for (let tick = 0; tick < 20; tick += 1) {
    const records = Array.from({ length: 13 }, (_none, n) => ({
      topic: 'case-events',
      key: ids[(tick * 13 + n) % ids.length] ?? '',
      value: {},
    }));
    await office.platform.log.append(records);
    await page.waitForTimeout(250);
  }
  return page.evaluate(() => Reflect.get(globalThis, 'seenLongTasks').length);
}

async function measureSizes(chromium: Browser, [first = '']: readonly string[]): Promise<void> {
  const screens = [
    ['queue', '/queue', 'analyst', '≤ 100 kB'],
    ['case', `/cases/${first}/evidence`, 'analyst', '≤ 470 kB'],
    ['cockpit', '/cockpit', 'leader', '≤ 300 kB'],
  ] as const;
  for (const [name, address, role, budget] of screens) {
    const context = await chromium.newContext();
    await signIn(context, role);
    const page = await context.newPage();
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.body());
    });
    await page.goto(office.server.url + address);
    await page.getByRole('heading').first().waitFor();
    await page.waitForTimeout(1000);
    const bytes = (await Promise.all(scripts)).reduce((sum, js) => sum + gzipSync(js).length, 0);
    rows.push([`JS of ${name}, gzip`, `${(bytes / 1024).toFixed(1)} kB`, budget]);
    await context.close();
  }
}

async function measureTabs(chromium: Browser): Promise<void> {
  const context = await chromium.newContext();
  await signIn(context, 'analyst');
  const tabs = await Promise.all(Array.from({ length: 10 }, () => context.newPage()));
  const from = performance.now();
  for (const tab of tabs) await untilRows(tab);
  rows.push(['10 tabs, all with rows', `${Math.round(performance.now() - from)} ms`, 'all 10']);
  await context.close();
}

async function signIn(context: BrowserContext, role: string): Promise<void> {
  const token = `demo-${role}`;
  await context.request.post(`${office.server.url}/api/session`, { data: { token } });
}
