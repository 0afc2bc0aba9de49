import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { execute } from '../../src/actions/case/execute.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { openScreens } from './screen.ts';
import { serveOffice, storyOf } from '../support/served-office.ts';

const screens = openScreens();
const analyst = '舆情研判员';

/** Opens a case for a story with this headline, first public so long ago. */
async function open(headline: string, agoMs = 0, facts: Parameters<typeof storyOf>[2] = {}) {
  const { office, clock } = screens;
  const story = storyOf(headline, clock.now() - agoMs, { headline, ...facts });
  const opened = await office.open(story);
  await office.relay();
  return opened;
}

const link = (name: string): Locator => screens.page.getByRole('link', { name });
const focused = () => screens.page.evaluate(() => document.activeElement?.textContent);

describe('the queue', () => {
  it('shows each case with its clock as icon, word and time left, in bands', async () => {
    await open('青川古城突发山洪', 2 * hourMs);
    await open('栖云峡游客滞留', 4.8 * hourMs);
    const { page, enter, violations } = screens;
    await enter(analyst);
    const rows = page.getByRole('row');
    await link('栖云峡游客滞留').waitFor();
    const texts = await rows.allInnerTexts();
    expect(texts[1]).toContain('重大以上·临近或已超时 · 1');
    expect(texts[2]).toMatch(/◆ 紧急 剩1[12]分/);
    expect(texts.join()).toMatch(/○ 正常 剩/);
    expect(await violations()).toEqual([]);
  });

  it('keeps new cases behind a button while somebody reads, and loads them in place with the full stop', async () => {
    for (let n = 10; n < 40; n += 1) await open(`桥梁隐患${n}`, n * minuteMs);
    const { page, enter } = screens;
    await enter(analyst);
    await link('桥梁隐患30').focus();
    const before = await link('桥梁隐患30').boundingBox();
    await page.keyboard.press('x');
    expect((await link('桥梁隐患30').boundingBox())?.y).toBe(before?.y);
    await open('临溪镇桥梁垮塌', 4.9 * hourMs);
    await page.getByRole('button', { name: /有 1 条更新/ }).waitFor();
    expect(await link('临溪镇桥梁垮塌').count()).toBe(0);
    await page.keyboard.press('.');
    await page.getByText('31 件').waitFor();
    expect(await focused()).toBe('桥梁隐患30');
    const after = await link('桥梁隐患30').boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
    expect(await page.getByRole('toolbar', { name: '已选 1 件' }).count()).toBe(1);
  });

  it('moves by j and k, opens by o, and claims by a without a mouse', async () => {
    await open('青川古城突发山洪', 2 * hourMs);
    await open('栖云峡游客滞留', hourMs);
    const { page, enter } = screens;
    await enter(analyst);
    await link('青川古城突发山洪').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused()).toBe('栖云峡游客滞留');
    await page.keyboard.press('k');
    expect(await focused()).toBe('青川古城突发山洪');
    await page.keyboard.press('a');
    await page.getByText(/已认领 YQ-/).waitFor();
    const row = page.getByRole('row', { name: /青川古城突发山洪/ });
    await row.getByText('研判员·沈云舟').waitFor();
    await page.keyboard.press('o');
    await page.waitForURL(/\/cases\//);
  });

  it('takes a claim by mistake back with z', async () => {
    const one = await open('青川古城突发山洪', 2 * hourMs);
    const { page, enter, office } = screens;
    await enter(analyst);
    await link('青川古城突发山洪').focus();
    await page.keyboard.press('a');
    await page.getByText(`已认领 ${one.number}`).waitFor();
    await page.keyboard.press('z');
    await page.getByText(`${one.number} 已放回待认领`).waitFor();
    await page
      .getByRole('row', { name: /青川古城突发山洪/ })
      .getByText('未认领')
      .waitFor();
    expect(await office.platform.cases.get(one.id)).not.toHaveProperty('assignee');
    await page.keyboard.press('z');
    await page.getByText('没有可撤销的操作').waitFor();
  });

  it('claims a case that has moved on meanwhile, unless somebody else has it by now', async () => {
    const first = await open('青川古城突发山洪', 2 * hourMs);
    const second = await open('栖云峡游客滞留', hourMs);
    const { page, enter, office } = screens;
    await enter(analyst);
    await link('栖云峡游客滞留').waitFor();
    // nothing tells the page: the events of cases are not passed on
    const coordinator = { id: 'coordinator', name: '办公室', roles: ['coordinator' as const] };
    const lead = {
      department: { id: 'scenic-safety', name: '资源开发处（景区管理处）' },
      basis: '谁主管谁负责' as const,
      reason: '景区安全',
    };
    await execute(office.deps, coordinator, {
      caseId: first.id,
      command: { kind: 'set-lead', lead, coDepartments: [] },
    });
    await execute(office.deps, coordinator, { caseId: second.id, command: { kind: 'claim' } });
    await link('青川古城突发山洪').focus();
    await page.keyboard.press('a');
    await page.getByText(`已认领 ${first.number}`).waitFor();
    await link('栖云峡游客滞留').focus();
    await page.keyboard.press('a');
    await page.getByText(/认领：1 件未执行。您看到的是第/).waitFor();
  });

  it('ignores the keys while somebody types', async () => {
    await open('青川古城突发山洪');
    const { page, enter } = screens;
    await enter(analyst);
    await link('青川古城突发山洪').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('jxa?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('jxa?');
    await page.getByText('没有符合条件的案件').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await link('青川古城突发山洪').waitFor();
  });

  it('previews which cases a bulk action would change, does it after ten seconds, and takes it back by z', async () => {
    const first = await open('讲解员服务获好评', hourMs, { severity: '一般', priorities: ['P2'] });
    await open('青川古城突发山洪', 2 * hourMs);
    const { page, enter, violations, office } = screens;
    await enter(analyst);
    for (const name of ['讲解员服务获好评', '青川古城突发山洪']) {
      await link(name).focus();
      await page.keyboard.press('x');
    }
    await page.keyboard.press('d');
    await page.getByRole('button', { name: '预览将执行的案件' }).click();
    await page.getByRole('alert').getByText('请填写理由').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByLabel('理由').fill('与本厅职责无关');
    await page.getByRole('button', { name: '预览将执行的案件' }).click();
    await page.getByText('2 件可执行，0 件不可').waitFor();
    await page.getByRole('button', { name: '执行 2 件' }).click();
    await page.getByText('10秒后执行').waitFor();
    await page.keyboard.press('z');
    await page.getByText('已撤销').waitFor();
    expect((await office.platform.cases.get(first.id))?.proposal).toBeUndefined();
  });

  it('looks at a case beside the queue without leaving it', async () => {
    await open('青川古城突发山洪', hourMs);
    const { page, enter, violations } = screens;
    await enter(analyst);
    await link('青川古城突发山洪').focus();
    await page.keyboard.press(' ');
    const preview = page.getByRole('complementary', { name: '预览' });
    await preview.getByText('24小时发布会').waitFor();
    expect(await focused()).toBe('青川古城突发山洪');
    expect(await violations()).toEqual([]);
  });

  it('keeps view, words and order in the address', async () => {
    await open('青川古城突发山洪', 6 * hourMs);
    await open('栖云峡游客滞留', hourMs);
    const { page, enter } = screens;
    await enter(analyst);
    await page.getByRole('button', { name: '已超时 1' }).click();
    await page.waitForURL(/view=overdue/);
    await link('青川古城突发山洪').waitFor();
    expect(await link('栖云峡游客滞留').count()).toBe(0);
    await page.reload();
    await link('青川古城突发山洪').waitFor();
    expect(await link('栖云峡游客滞留').count()).toBe(0);
  });

  it('says that collection has stopped, or lags, rather than that all is done', async () => {
    const { page, enter, clock, violations } = screens;
    await enter(analyst);
    await page.getByText('没有启用的来源，队列可能不全').waitFor();
    const source = { kind: 'rss', tier: 'official' };
    const own = await serveOffice(clock, [
      { ...source, id: 'shiqiao', name: '石桥网', url: 'http://shiqiao.example/' },
      { ...source, id: 'linxi', name: '临溪网', url: 'http://linxi.example/' },
    ]);
    const looked = async (sourceId: string, consecutiveFailures: number) =>
      own.platform.pages.putSource({
        sourceId,
        lastAttemptAt: clock.now(),
        lastSuccessAt: clock.now() - 2 * hourMs,
        nextVisitAt: clock.now() + hourMs,
        consecutiveFailures,
        itemsFound: 3,
      });
    await looked('shiqiao', 4);
    await looked('linxi', 4);
    await page.goto(`${own.server.url}/queue`);
    await page.getByRole('button', { name: analyst }).click();
    await page.getByText('采集已停止，队列可能不全').waitFor();
    await page.getByText(/最近一次成功：\d\d-\d\d \d\d:\d\d。/).waitFor();
    expect(await violations()).toEqual([]);
    await looked('linxi', 0);
    await page.reload();
    await page.getByText('1个来源未更新，队列可能不全。').waitFor();
    await page.getByText('没有待办案件').waitFor();
    expect(await violations()).toEqual([]);
    await page.goto('about:blank');
    await own.close();
  });

  it('shows hostile text as text, with what reorders or hides it spelt out', async () => {
    await open('<img src=x onerror="document.title=1">突发');
    await open(`通报\u202e报谣\u200b了`);
    await open('长'.repeat(490));
    const { page, enter } = screens;
    await enter(analyst);
    await link('<img src=x onerror="document.title=1">突发').waitFor();
    await link('通报⟨U+202E⟩报谣⟨U+200B⟩了').waitFor();
    expect(await page.title()).not.toBe('1');
    expect(await page.locator('main img').count()).toBe(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(1440);
  });

  it('is a table of rows and cells to a screen reader, with the count of all rows', async () => {
    for (let n = 10; n < 70; n += 1) await open(`桥梁隐患${n}`, n * minuteMs);
    const { page, enter } = screens;
    await enter(analyst);
    const table = page.getByRole('table', { name: /待办队列/ });
    await table.waitFor();
    expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(60);
    expect(await table.getByRole('columnheader').allInnerTexts()).toContain('舆情事项');
    const row = table.getByRole('row', { name: /桥梁隐患/ }).first();
    expect(await row.getByRole('cell').count()).toBe(8);
    expect(await row.getByRole('rowheader').count()).toBe(1);
    expect(await row.getByRole('checkbox', { name: /选择 YQ-/ }).count()).toBe(1);
    // only the rows in sight are drawn
    expect(await page.locator('.queue-row').count()).toBeLessThan(45);
  });

  it('reflows at 320 pixels and at 200 %, without a sideways scroll', async () => {
    await open('青川古城突发山洪', hourMs);
    const { page, enter, violations } = screens;
    for (const size of [
      { width: 320, height: 640 },
      { width: 720, height: 450 },
    ]) {
      await page.setViewportSize(size);
      await enter(analyst);
      await link('青川古城突发山洪').waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(size.width);
      expect(await violations()).toEqual([]);
      expect(await page.getByRole('cell').count()).toBeGreaterThan(6);
      await page.getByRole('button', { name: '换个身份' }).click();
    }
  });

  it('leaves no Chinese of its own in English', async () => {
    await open('青川古城突发山洪', 6 * hourMs);
    const { page, enter } = screens;
    await enter(analyst);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.keyboard.press('?');
    const own = await page.evaluate(() => {
      const copy = document.getElementById('app')?.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return '';
      for (const told of copy.querySelectorAll('bdi')) told.remove();
      return copy.textContent;
    });
    expect(own).not.toMatch(/\p{Script=Han}/u);
  });
});
