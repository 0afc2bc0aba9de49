import { describe, expect, it } from 'vitest';
import { storyOf } from '../support/served-office.ts';
import { openScreens } from './screen.ts';

const screens = openScreens();
const leader = '分管领导';

async function draft(): Promise<void> {
  const { page, enter } = screens;
  await enter(leader, '/admin/clocks');
  await page.getByRole('button', { name: '修改时限规则' }).click();
  await page.getByRole('heading', { name: '草案 · 第 2 版' }).waitFor();
}

describe('the rules of time on screen', () => {
  it('are drafted, compared with what is in force, and applied with a reason', async () => {
    const { page, office, clock, violations } = screens;
    const opened = await office.open(storyOf('flood', clock.now(), { severity: '一般' }));
    await draft();
    expect(await violations()).toEqual([]);
    await page.getByLabel('C3 48小时回应：限时', { exact: true }).fill('36');
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    const row = page.getByRole('row', { name: /C3 48小时回应.*△ 修改.*48 小时.*36 小时/ });
    await row.getByText('1 只时限').click();
    await row.getByRole('link', { name: opened.number }).waitFor();
    await page.getByText(/在办 1 件：已起算的时限保持原规则/).waitFor();
    await page.getByRole('button', { name: /^施行/ }).click();
    await page.getByRole('alert').getByText('请填写理由').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('textbox', { name: '理由' }).fill('提速');
    await page.getByRole('button', { name: /^施行/ }).click();
    await page.getByRole('row', { name: /2.*提速/ }).waitFor();
    await page
      .getByRole('table', { name: '时限规则' })
      .getByRole('row', { name: /48小时回应.*36 小时/ })
      .waitFor();
    expect(office.deps.profile.version).toBe(2);
  });

  it('keep a draft over a reload, and drop it when asked to', async () => {
    const { page } = screens;
    await draft();
    await page.getByLabel('C3 48小时回应：限时', { exact: true }).fill('12');
    await page.reload();
    await page.getByRole('button', { name: '修改时限规则' }).click();
    const amount = page.getByLabel('C3 48小时回应：限时', { exact: true });
    expect(await amount.inputValue()).toBe('12');
    await page.getByRole('button', { name: '放弃草案' }).click();
    await page.getByRole('button', { name: '修改时限规则' }).click();
    expect(await amount.inputValue()).toBe('48');
  });

  it('say at its field what is wrong with a draft, ours and what only the server sees', async () => {
    const { page } = screens;
    await draft();
    await page.getByLabel('C3 48小时回应：限时', { exact: true }).fill('很快');
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    await page.getByRole('alert').getByText('限时应为大于 0 的数').waitFor();
    await page.getByLabel('C3 48小时回应：限时', { exact: true }).fill('48');
    await page.getByRole('button', { name: '复制 C3 48小时回应' }).click();
    await page.getByLabel('C3 48小时回应 2：时限', { exact: true }).fill('48小时回应');
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    await page
      .getByRole('alert')
      .getByText(/a second time/)
      .click();
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^rule-\d+-name$/);
  });

  it('reflow at 320 pixels and leave no Chinese of their own in English', async () => {
    const { page, ownWords, violations } = screens;
    await page.setViewportSize({ width: 320, height: 640 });
    await draft();
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Change the clocks' }).click();
    await page.getByLabel(/^C3 48小时回应: Within/).fill('40');
    await page.getByRole('button', { name: 'Compare with what is in force' }).click();
    await page.getByText('△ changed').waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect((await ownWords()).replace('中文', '')).not.toMatch(/\p{Script=Han}/u);
    expect(await violations()).toEqual([]);
  });
});
