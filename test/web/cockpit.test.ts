import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../src/domain/time.ts';
import { openScreens } from './screen.ts';
import { storyOf } from '../support/served-office.ts';

const screens = openScreens();
const leader = '分管领导';

async function openOverdue(): Promise<void> {
  const { office, clock } = screens;
  const then = clock.now() - 6 * hourMs;
  await office.open(
    storyOf('flood', then, { headline: '青川古城突发山洪', lastSeenAt: clock.now() }),
  );
  // a period ends before now: what is opened this very moment is not in it yet
  clock.advance(1000);
}

describe('the cockpit', () => {
  it('shows promises with their denominators, and opens the list behind each figure', async () => {
    await openOverdue();
    const { page, enter, violations } = screens;
    await enter(leader, '/cockpit');
    const figures = page.getByRole('region', { name: '时限与待办' });
    await figures.getByRole('link', { name: /0\/1\s*5小时权威信息/ }).waitFor();
    expect(await violations()).toEqual([]);
    await figures.getByRole('link', { name: /已超时/ }).click();
    const list = page.getByRole('dialog', { name: '已超时：名单' });
    await list.getByRole('link', { name: '青川古城突发山洪' }).waitFor();
    expect(page.url()).toContain('figure=overdue');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await figures.getByText('口径').first().click();
    await figures
      .getByText(/分母：统计期内到期或已停表的时限/)
      .first()
      .waitFor();
  });

  it('has a table twin for each chart, with the days and what was published', async () => {
    await openOverdue();
    const { page, enter, violations } = screens;
    await enter(leader, '/cockpit');
    await page.getByRole('img', { name: '热度趋势与回应' }).waitFor();
    for (const button of await page.getByRole('button', { name: '数据表' }).all())
      await button.click();
    const twin = page.getByRole('table', { name: '热度趋势与回应' });
    expect(await twin.getByRole('columnheader').allInnerTexts()).toEqual([
      '日期',
      '公开文本条数',
      '回应发布',
    ]);
    expect(await twin.getByRole('row').count()).toBeGreaterThan(30);
    await page.getByRole('link', { name: 'P4 突发事件 1' }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('keeps the period in the address and shows another one', async () => {
    await openOverdue();
    const { page, enter } = screens;
    await enter(leader, '/cockpit');
    await page.getByLabel('统计期').selectOption('7');
    await page.waitForURL(/days=7/);
    for (const button of await page.getByRole('button', { name: '数据表' }).all())
      await button.click();
    await expect
      .poll(() => page.getByRole('table', { name: '热度趋势与回应' }).getByRole('row').count())
      .toBeLessThan(11);
  });

  it('is a dark wall that can be held still, with nothing reachable below it', async () => {
    await openOverdue();
    const { page, enter, violations, office, clock } = screens;
    await enter(leader, '/cockpit?wall=1');
    const wall = page.getByRole('dialog', { name: '大屏' });
    await wall.getByRole('link', { name: /1\s*在办/ }).waitFor();
    expect(await violations()).toEqual([]);
    await wall.getByRole('button', { name: '暂停更新' }).click();
    await wall.getByText(/已暂停，数据截至/).waitFor();
    await office.open(storyOf('bridge', clock.now(), { headline: '临溪镇桥梁垮塌' }));
    await office.relay();
    expect(await wall.getByRole('link', { name: /1\s*在办/ }).count()).toBe(1);
    await wall.getByRole('button', { name: '继续更新' }).click();
    await wall.getByRole('link', { name: /2\s*在办/ }).waitFor();
    await page.keyboard.press('Escape');
    await wall.waitFor({ state: 'detached' });
  });

  it('says that nothing waits for a signature, and offers the reports as files', async () => {
    const { page, enter, violations } = screens;
    await enter(leader, '/cockpit/sign');
    await page.getByText('没有待签的评估。').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: '报告导出' }).click();
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 Word（公文格式）' }).click();
    expect((await file).suggestedFilename()).toBe('cockpit.docx');
    const workbook = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 Excel（明细与口径）' }).click();
    expect((await workbook).suggestedFilename()).toBe('cockpit.xlsx');
    expect(await violations()).toEqual([]);
  });

  it('reflows at 320 pixels, and leaves no Chinese of its own in English', async () => {
    await openOverdue();
    const { page, enter, violations } = screens;
    await page.setViewportSize({ width: 320, height: 640 });
    await enter(leader, '/cockpit');
    await page.getByRole('table', { name: '各环节' }).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Cockpit' }).waitFor();
    expect(await screens.ownWords()).not.toMatch(/\p{Script=Han}/u);
  });

  it('counts a story from long ago in no day of the period', async () => {
    const { office, clock, page, enter } = screens;
    await office.platform.stories.put([storyOf('old', clock.now() - 60 * dayMs)]);
    await enter(leader, '/cockpit');
    await page.getByRole('img', { name: '热度趋势与回应' }).waitFor();
    for (const button of await page.getByRole('button', { name: '数据表' }).all())
      await button.click();
    const twin = page.getByRole('table', { name: '热度趋势与回应' });
    await twin.waitFor();
    const counts = await twin.locator('td:nth-child(2)').allInnerTexts();
    expect(new Set(counts)).toEqual(new Set(['0']));
  });
});
