import { describe, expect, it } from 'vitest';
import { openScreens } from './screen.ts';

const screens = openScreens();

describe('the shell', () => {
  it('says that everything is fictitious, and lets a person in by a role card', async () => {
    const { page, office, violations } = screens;
    await page.goto(office.server.url);
    await page.getByText('演示数据，全部虚构').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: '舆情研判员' }).click();
    await page.getByRole('heading', { name: '待办队列' }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('speaks English by a switch, and remembers it', async () => {
    const { page, enter } = screens;
    await enter('舆情研判员');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    expect(await page.getByRole('navigation').innerText()).not.toMatch(/\p{Script=Han}/u);
  });

  it('says why a screen is closed to a role, and to whom it is open', async () => {
    const { page, enter } = screens;
    await enter('审计管理员', '/queue');
    await page.getByText('您的角色不能使用“待办队列”').waitFor();
    await page.getByText(/可用角色：.*舆情研判员/).waitFor();
  });
});
