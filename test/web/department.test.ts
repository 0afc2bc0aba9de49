import { describe, expect, it } from 'vitest';
import { openScreens } from './screen.ts';
import { openCaseOnScreen, people } from '../support/case-on-screen.ts';

const screens = openScreens();

describe('the department’s desk', () => {
  it('lists what waits, each row leading to where it is done, on a telephone’s width', async () => {
    const { page, office, enter, violations } = screens;
    const asked = await openCaseOnScreen(office, { headline: '岚泽索道停运' });
    await asked.toConsultation();
    const returned = await openCaseOnScreen(office);
    await returned.toDraft();
    const reason = '数字与通报不一致';
    await returned.give(people.reviewer, {
      kind: 'return-draft',
      draftId: 'd1',
      gate: '文字关',
      reason,
    });
    await page.setViewportSize({ width: 390, height: 800 });
    await enter('部门负责人', '/dept');
    await page.getByRole('heading', { name: '待答复会商 1' }).waitFor();
    await page.getByRole('heading', { name: '被退回 1' }).waitFor();
    await page.getByText(reason).waitFor();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    // the row, not only its words
    await page.getByText(reason).click({ force: true });
    await page.getByText(/在文字关退回：数字与通报不一致/).waitFor();
  });

  it('answers “not our department” in one step, naming whose it is', async () => {
    const { page, office, enter, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toConsultation();
    await enter('部门负责人', '/dept');
    await page.getByRole('button', { name: /不属我部门/ }).click();
    await page.getByRole('button', { name: '签署并提交' }).click();
    await page.getByRole('link', { name: '请选择应属部门' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.getByLabel('应属哪个部门').selectOption('lanze-bureau');
    await page.getByLabel('理由').fill('该索道由市局审批');
    await page.getByRole('button', { name: '签署并提交' }).click();
    await page.getByText('没有待答复的会商').waitFor();
    expect((await file.refresh()).consultations[0]?.invitees[0]?.reply).toMatchObject({
      stance: '不属我部门',
      belongsTo: { id: 'lanze-bureau' },
    });
  });
});
