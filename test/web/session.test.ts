import { describe, expect, it } from 'vitest';
import { addUser } from '../../src/actions/user/add.ts';
import { lockMs } from '../../src/domain/session.ts';
import { shanghaiMinute } from '../../src/domain/time.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { openScreens } from './screen.ts';
import { serveOffice, storyOf } from '../support/served-office.ts';

const screens = openScreens();
const analyst = '舆情研判员';

describe('a session', () => {
  it('that ends in mid-edit asks the same person in again and keeps what was typed', async () => {
    const { page, office, clock, enter, violations } = screens;
    await office.open(storyOf('flood', clock.now(), { headline: '青川古城突发山洪' }));
    await enter(analyst);
    await page.getByRole('link', { name: '青川古城突发山洪' }).focus();
    await page.keyboard.press('d');
    await page.getByLabel('理由').fill('与本厅职责无关，已核实三遍');
    await page.context().clearCookies();
    await page.getByRole('button', { name: '预览将执行的案件' }).click();
    const again = page.getByRole('dialog', { name: '重新登录' });
    await again.waitFor();
    expect(await violations()).toEqual([]);
    await again.getByRole('button', { name: '信息中心' }).click();
    await again.getByText('请仍以原来的身份登录').waitFor();
    await again.getByRole('button', { name: analyst }).click();
    await again.waitFor({ state: 'detached' });
    expect(await page.getByLabel('理由').inputValue()).toBe('与本厅职责无关，已核实三遍');
    await page.getByRole('button', { name: '预览将执行的案件' }).click();
    await page.getByText('1 件可执行').waitFor();
  });

  it('of another person begins clean, although the page before still said goodbye to its case', async () => {
    const { page, office, clock, enter } = screens;
    const { id } = await office.open(
      storyOf('flood', clock.now(), { headline: '青川古城突发山洪' }),
    );
    await enter(analyst, `/cases/${id}`);
    await page.getByRole('heading', { name: '青川古城突发山洪' }).first().waitFor();
    const goodbye = page.waitForResponse(
      (answer) => answer.url().endsWith('/presence') && answer.request().method() === 'DELETE',
    );
    await page.getByRole('button', { name: '换个身份' }).click();
    expect((await goodbye).status()).toBe(401);
    await page.getByRole('button', { name: '审签人' }).click();
    await page.getByRole('heading', { name: '青川古城突发山洪' }).first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('warns two minutes before its end, and is renewed without leaving the page', async () => {
    const { page, enter, violations } = screens;
    await page.route('**/api/session', async (route) => {
      const answer = await route.fetch();
      const told: unknown = await answer.json();
      await route.fulfill({
        response: answer,
        json: Object.assign({}, told, { endsInMs: 60_000 }),
      });
    });
    await enter(analyst);
    const warning = page.getByRole('alert').filter({ hasText: '登录将在两分钟内到期' });
    await warning.waitFor();
    await page.getByRole('heading', { name: '待办队列' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.unroute('**/api/session');
    await warning.getByRole('button', { name: '重新登录' }).click();
    const again = page.getByRole('dialog', { name: '重新登录' });
    await again.getByRole('button', { name: analyst }).click();
    await again.waitFor({ state: 'detached' });
    expect(await warning.count()).toBe(0);
  });

  it('begins with name and password, says when both are wrong, and takes what is pasted', async () => {
    const office = await serveOffice(screens.clock, [], { isDemo: false });
    await addUser({ ...office.platform, ...office.deps, configured: [] }, systemActor, {
      id: 'linshu',
      name: '林书',
      roles: ['analyst'],
      password: 'correct horse battery',
    });
    const { page, violations } = screens;
    await page.goto(office.server.url);
    await page.getByLabel('账号').fill('linshu');
    await page.getByLabel('密码').fill('wrong password');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: '登录', exact: true }).first().click();
    await page.getByText('账号、密码或口令不正确').waitFor();
    await page.getByLabel('密码').fill('correct horse battery');
    await page.getByRole('button', { name: '登录', exact: true }).first().click();
    await page.getByRole('heading', { name: '待办队列' }).waitFor();
    expect(await page.getByText('演示数据').count()).toBe(0);
    await page.goto('about:blank');
    await office.close();
  });

  it('is refused after too many wrong tries, saying until when', async () => {
    const office = await serveOffice(screens.clock, [], { isDemo: false });
    const { page, violations, clock } = screens;
    await page.goto(office.server.url);
    const locked = page.getByRole('alert').getByText(/此账号锁定至/);
    for (let tries = 0; tries < 20 && (await locked.count()) === 0; tries += 1) {
      await page.getByLabel('账号').fill('linshu');
      await page.getByLabel('密码').fill('wrong password');
      const answered = page.waitForResponse('**/api/session');
      await page.getByRole('button', { name: '登录', exact: true }).first().click();
      await answered;
      await page.getByRole('alert').waitFor();
    }
    const until = shanghaiMinute(clock.now() + lockMs);
    await page.getByText(`此账号锁定至 ${until}，之后可以再试。`).waitFor();
    expect(await violations()).toEqual([]);
    await page.goto('about:blank');
    await office.close();
  });
});
