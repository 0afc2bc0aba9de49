import { describe, expect, it } from 'vitest';
import { openScreens } from './screen.ts';
import { openCaseOnScreen } from '../support/case-on-screen.ts';

const screens = openScreens();

describe('a document on paper', () => {
  it.each([
    ['judgment', '舆情研判单', '部分属实'],
    ['minutes', '会商纪要', '一致同意尽快发布权威信息'],
    ['response', '回应稿', '41名游客已全部安全转移'],
    ['evaluation', '评估表', '首次发布及时性'],
  ])('%s says who printed it and when, and carries its content', async (name, title, content) => {
    const { page, office, enter, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await enter('办公室、', `/cases/${file.id}/print/${name}`);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText(content).first().waitFor();
    const head = await page.locator('.sheet-head').innerText();
    expect(head).toContain(`编号 ${file.case.number}`);
    expect(head).toContain('打印人 办公室·陆知远');
    expect(head).toMatch(/打印时间 \d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(await violations()).toEqual([]);
  });

  it('prints without navigation and buttons, with page numbers', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await enter('办公室、', `/cases/${file.id}/print/judgment`);
    await page.getByRole('heading', { name: '舆情研判单' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('says so when there is nothing to print yet', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await enter('办公室、', `/cases/${file.id}/print/referral`);
    await page.getByText('还没有可打印的内容').waitFor();
  });
});
