import { expect, it } from 'vitest';
import { openScreens } from './screen.ts';
import { storyOf } from '../support/served-office.ts';

const screens = openScreens();

it('keeps a view under a name, counts its cases as they come, shows it to colleagues and opens it', async () => {
  const { page, office, clock, enter, violations } = screens;
  await office.open(storyOf('flood', clock.now(), { headline: '青川古城突发山洪' }));
  await office.open(storyOf('bridge', clock.now(), { headline: '临溪镇桥梁垮塌' }));
  await enter('舆情研判员', '/queue?search=%E5%B1%B1%E6%B4%AA');
  await page.getByRole('button', { name: '保存为视图' }).click();
  await page.getByLabel('视图名称').fill('山洪专班');
  await page.getByLabel('与同事共享').check();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('link', { name: '山洪专班 1' }).waitFor();
  await page.context().clearCookies();
  await enter('信息中心', '/queue');
  await page.getByRole('link', { name: '临溪镇桥梁垮塌' }).waitFor();
  await page.getByRole('link', { name: '山洪专班 1' }).click();
  await page.getByRole('link', { name: '临溪镇桥梁垮塌' }).waitFor({ state: 'detached' });
  await office.open(storyOf('slide', clock.now(), { headline: '山洪引发泥石流' }));
  await office.relay();
  await page.getByRole('link', { name: '山洪专班 2' }).waitFor();
  expect(await page.getByRole('button', { name: /删除视图/ }).count()).toBe(0);
});
