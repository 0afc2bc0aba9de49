import { describe, expect, it } from 'vitest';
import { openScreens } from './screen.ts';

const screens = openScreens();

describe('the ribbon of a demonstration', () => {
  it('starts it over after asking, and says why when that cannot be done', async () => {
    const { page, violations, office } = screens;
    await page.route('**/api/office', async (route) => {
      const answer = await route.fetch();
      const told: unknown = await answer.json();
      await route.fulfill({ json: Object.assign({}, told, { canReset: true }) });
    });
    await page.goto(office.server.url);
    await page.getByRole('button', { name: '重置' }).click();
    const dialog = page.getByRole('dialog', { name: '重新开始演示' });
    await dialog.getByText('演示中做过的一切都会清除').waitFor();
    expect(await violations()).toEqual([]);
    // this test's server belongs to no demonstration that could be started over
    await dialog.getByRole('button', { name: '清除并重新开始' }).click();
    await dialog.getByText('没有此功能').waitFor();
  });

  it('offers nothing of the kind where it cannot start over', async () => {
    const { page, enter } = screens;
    await enter('舆情研判员');
    expect(await page.getByRole('button', { name: '重置' }).count()).toBe(0);
  });
});

describe('a refusal in English', () => {
  it('has an English name, with the words of the server marked as Chinese', async () => {
    const { page, enter } = screens;
    await page.goto(screens.office.server.url);
    await page.getByRole('button', { name: 'English' }).click();
    await enter('舆情研判员', '/cases/no-such-case');
    const failure = page.getByRole('alert').filter({ hasText: 'There is no such thing' });
    await failure.waitFor();
    expect(await failure.locator('[lang="zh-CN"]').innerText()).toContain('no-such-case');
  });
});
