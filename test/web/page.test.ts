import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hourMs } from '../../src/domain/time.ts';
import { words } from '../../src/web/words.js';
import { openBrowser } from '../support/browser.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

let browser: Browser;
let office: ServedOffice;
let page: Page;
const clock = openManualClock(Date.now());

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  office = await serveOffice(clock);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
});
afterEach(async () => {
  await page.close();
  await office.close();
});

async function enter(role: string): Promise<void> {
  await page.goto(office.server.url);
  await page.getByRole('button', { name: role }).click();
  await page.getByRole('heading', { name: /待办队列|Queue/ }).waitFor();
}

async function violations(): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const results = await axe.run();
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

describe('the page', () => {
  it('says that everything is fictitious, and lets a person in by a role card', async () => {
    await page.goto(office.server.url);
    await page.getByText('演示数据,全部虚构').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: '舆情研判员' }).click();
    await page.getByText('还没有案件').waitFor();
  });

  it('shows a new case by itself, with its clock as icon, word and time left', async () => {
    await enter('舆情研判员');
    await office.open(storyOf('s1', clock.now() - 2 * hourMs));
    await office.platform.log.append([{ topic: 'stories', key: 's1', value: {} }]);
    const row = page.getByRole('row', { name: /青川古城景区突发山洪/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/重大 \(暂定\)/);
    expect(await row.innerText()).toMatch(/(○ 正常|◔ 临近|◆ 紧急|▲ 已超时)/);
    expect(await violations()).toEqual([]);
  });

  it('keeps new cases behind a button while somebody reads, and loads them with the full stop key', async () => {
    await office.open(storyOf('s1', clock.now()));
    await enter('舆情研判员');
    await page.getByRole('link', { name: '青川古城景区突发山洪' }).focus();
    await office.open(storyOf('s2', clock.now(), { headline: '临溪镇桥梁垮塌' }));
    await office.platform.log.append([{ topic: 'stories', key: 's2', value: {} }]);
    await page.getByRole('button', { name: '有 1 条更新' }).waitFor();
    expect(await page.getByRole('link', { name: '临溪镇桥梁垮塌' }).count()).toBe(0);
    await page.keyboard.press('.');
    await page.getByRole('link', { name: '临溪镇桥梁垮塌' }).waitFor();
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe('青川古城景区突发山洪');
  });

  it('opens a case, shows every clock with its clause, and lets the analyst claim it', async () => {
    await office.open(storyOf('s1', clock.now()));
    await enter('舆情研判员');
    await page.getByRole('link', { name: '青川古城景区突发山洪' }).click();
    await page.getByText('5小时').first().waitFor();
    expect(await page.getByText(/依据 /).count()).toBeGreaterThan(1);
    await page.getByRole('button', { name: '认领' }).click();
    await page.getByText('经办人 研判员·沈云舟', { exact: true }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('shows hostile text as text', async () => {
    const headline = '<img src=x onerror="document.title=1">突发';
    await office.open(storyOf('s1', clock.now(), { headline }));
    await enter('舆情研判员');
    await page.getByRole('link', { name: headline }).waitFor();
    expect(await page.title()).not.toBe('1');
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('says why a command is refused', async () => {
    const one = await office.open(storyOf('s1', clock.now()));
    await enter('信息中心');
    await page.getByRole('link', { name: one.title }).click();
    await page.getByRole('button', { name: '认领' }).click();
    const alert = page.getByRole('alert').filter({ hasText: /\S/ });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/\p{Script=Han}{4,}/u);
  });

  it('speaks English by a switch, and remembers it', async () => {
    await enter('舆情研判员');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    expect(await page.getByRole('navigation').innerText()).not.toMatch(/\p{Script=Han}/u);
  });

  it('reflows at 320 pixels without a sideways scroll of the page', async () => {
    await office.open(storyOf('s1', clock.now()));
    await page.setViewportSize({ width: 320, height: 720 });
    await enter('舆情研判员');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
  });

  it('has every word in both languages', () => {
    for (const [key, { zh, en }] of Object.entries(words)) {
      expect(zh, key).not.toBe('');
      expect(en, key).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
