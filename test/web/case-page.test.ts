import { describe, expect, it } from 'vitest';
import { openScreens } from './screen.ts';
import { openCaseOnScreen } from '../support/case-on-screen.ts';

const screens = openScreens();
const tabs = ['overview', 'evidence', 'consult', 'judge', 'respond', 'handover', 'evaluate'];

async function open(address: string): Promise<void> {
  const { page, office } = screens;
  await page.goto(office.server.url + address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // what is loaded by need, too
  await page.locator('.loading').waitFor({ state: 'detached' });
}

describe('every part of a case', () => {
  it('has no fault that axe finds, in an early and in a late stage', async () => {
    const { office, enter, violations } = screens;
    const early = await openCaseOnScreen(office, { headline: '青川古城游客被困' });
    await early.toConsultation();
    const late = await openCaseOnScreen(office);
    await late.toEvaluation();
    await enter('办公室、');
    for (const file of [early, late])
      for (const tab of tabs) {
        await open(`/cases/${file.id}/${tab}`);
        expect([tab, ...(await violations())]).toEqual([tab]);
      }
  }, 180_000);

  it('shows every clock with what it counts from, when it is due and what stops it', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await enter('舆情研判员', `/cases/${file.id}`);
    const clocks = page.getByRole('region', { name: '全部时限' });
    await clocks.waitFor();
    const words = await clocks.getByRole('listitem').allInnerTexts();
    expect(words[0]).toMatch(
      /○ 正常 剩2时\d\d分 5小时权威信息\s+首次公开 .* 起算 · 截止 .*\s+停表：官方页面载明首次回应/,
    );
    expect(words[1]).toContain('24小时发布会');
  });

  it('draws an arrow only where a text names its origin, and tells the same as a table', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await enter('舆情研判员', `/cases/${file.id}/evidence`);
    await page.getByRole('button', { name: '数据表' }).click();
    const rows = await page.getByRole('row').allInnerTexts();
    expect(rows.find((row) => row.includes('云岭日报'))).toMatch(/青川网\s+\d\d-\d\d \d\d:\d\d$/);
    expect(rows.find((row) => row.includes('云岭微讯'))).not.toMatch(/岚泽论坛|青川网/);
  });

  it('marks matched words as text, and renders nothing of what a page says', async () => {
    const { page, office, enter } = screens;
    const headline = `<img src=x onerror="document.title='struck'"><b>游客被困</b>\u202e${'长'.repeat(400)}`;
    const file = await openCaseOnScreen(office, { headline });
    await enter('舆情研判员', `/cases/${file.id}/evidence`);
    await page.locator('mark', { hasText: '被困' }).first().waitFor();
    expect(await page.locator('main img, main b').count()).toBe(0);
    expect(await page.title()).not.toBe('struck');
    expect(await page.getByText('⟨U+202E⟩').count()).toBeGreaterThan(0);
    expect(await page.locator('main a[href^="http://news"]').count()).toBe(0);
  });

  it('keeps an analyst’s correction of an item’s tags', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await enter('舆情研判员', `/cases/${file.id}/evidence`);
    await page.getByRole('button', { name: '改判' }).first().click();
    await page.getByLabel('P4 突发事件').selectOption('no');
    await page.getByLabel('P2 切身利益').selectOption('yes');
    await page.getByLabel('理由').fill('是补贴问题');
    await page.getByRole('button', { name: '提交改判' }).click();
    await page.getByRole('link', { name: /依据须与原文逐字相同/ }).waitFor();
    await page.getByLabel(/P2 切身利益 的原文依据/).fill('启动应急预案');
    await page.getByRole('button', { name: '提交改判' }).click();
    await page.getByText('已改判').waitFor();
    await page.getByText('P2 切身利益').first().waitFor();
  });

  it('fits 320 pixels without scrolling sideways', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await file.toDraft();
    await page.setViewportSize({ width: 320, height: 700 });
    await enter('部门负责人');
    for (const tab of tabs) {
      await open(`/cases/${file.id}/${tab}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([tab, width]).toEqual([tab, 320]);
    }
  }, 120_000);

  it('speaks English without a Chinese word of its own', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await enter('办公室、');
    await page.getByRole('button', { name: 'English' }).click();
    for (const tab of [...tabs.map((one) => `/cases/${file.id}/${one}`), '/dept']) {
      await open(tab);
      const words = await page.locator('main').evaluate((main) => {
        const copy = main.cloneNode(true);
        if (!(copy instanceof Element)) return '';
        // what others wrote and what the office configured stays as it is written
        for (const told of copy.querySelectorAll('bdi, option, textarea, svg')) told.remove();
        return copy.textContent ?? '';
      });
      expect([tab, words.match(/\p{Script=Han}+/gu)]).toEqual([tab, null]);
    }
  }, 120_000);
});
