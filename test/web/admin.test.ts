import { afterEach, describe, expect, it } from 'vitest';
import { addUser } from '../../src/actions/user/add.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { openScreens } from './screen.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const screens = openScreens();
const analyst = '舆情研判员';
const password = 'correct horse battery';
let own: ServedOffice | undefined;

/** An office of passwords, entered by its system administrator. */
async function enterAsAdministrator(address: string): Promise<void> {
  own = await serveOffice(screens.clock, [], { isDemo: false });
  const account = { id: 'guyan', name: '顾言', roles: ['system-admin' as const], password };
  await addUser({ ...own.platform, ...own.deps, configured: [] }, systemActor, account);
  const { page } = screens;
  await page.goto(own.server.url + address);
  await page.getByLabel('账号').fill('guyan');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  await page.getByRole('navigation').waitFor();
}

afterEach(async () => {
  await screens.page.goto('about:blank');
  await own?.close();
  own = undefined;
});

describe('accounts', () => {
  it('are added, changed with before and after, disabled and enabled again', async () => {
    await enterAsAdministrator('/admin/users');
    const { page, violations } = screens;
    await page.getByRole('button', { name: '新增账号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('alert').getByText('请至少选一个角色').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByLabel('账号').fill('linshu');
    await dialog.getByLabel('姓名').fill('林书');
    await dialog.getByLabel('舆情研判员').check();
    await dialog.getByLabel('初始密码').fill(password);
    await dialog.getByRole('button', { name: '保存' }).click();
    const row = page.getByRole('row', { name: /linshu/ });
    await row.getByText('✓ 可登录').waitFor();
    expect(await violations()).toEqual([]);

    await row.getByRole('button', { name: '林书：职责' }).click();
    await dialog.getByLabel('信息中心', { exact: true }).check();
    await dialog.getByText('舆情研判员 · 信息中心 / 不属部门').waitFor();
    await dialog.getByRole('button', { name: '保存' }).click();
    await row.getByText('舆情研判员 · 信息中心').waitFor();

    await row.getByRole('button', { name: '停用 林书' }).click();
    await dialog.getByRole('button', { name: '停用' }).click();
    await row.getByText('‖ 已停用').waitFor();
    await row.getByRole('button', { name: '启用 林书' }).click();
    await dialog.getByRole('button', { name: '启用' }).click();
    await row.getByText('✓ 可登录').waitFor();
  });

  it('keep the three administrators apart, saying why', async () => {
    await enterAsAdministrator('/admin/users');
    const { page } = screens;
    await page.getByRole('button', { name: '新增账号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('账号').fill('linshu');
    await dialog.getByLabel('姓名').fill('林书');
    await dialog.getByLabel('舆情研判员').check();
    await dialog.getByLabel('审计管理员').check();
    await dialog.getByLabel('初始密码').fill(password);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText(/三员须专任/).waitFor();
  });
});

describe('the rules', () => {
  it('stand with clause, version and the end of the calendar, to be changed only by those who answer for them', async () => {
    const { page, enter, violations } = screens;
    await enter(analyst, '/admin/clocks');
    const clocks = page.getByRole('table', { name: '时限规则' });
    await clocks
      .getByRole('row', { name: /5小时权威信息.*法定时限/ })
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: '修改时限规则' }).count()).toBe(0);
    await page.getByText(/已收录至|只收录至/).waitFor();
    expect(await violations()).toEqual([]);
    await page.goto(`${screens.office.server.url}/admin/depts`);
    await page.getByRole('row', { name: /厅办公室.*政务公开/ }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('try an expression before it counts, and say where one is wrong', async () => {
    const { page, enter, violations, office, clock } = screens;
    await office.platform.stories.put([storyOf('flood', clock.now())]);
    await enter(analyst, '/admin/topics');
    await page.getByLabel('表达式', { exact: true }).fill('(山洪');
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByText(/第 \d+ 个字起/).waitFor();
    await page.getByLabel('表达式', { exact: true }).fill('山洪');
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByText(/命中 \d+，共查 \d+ 条/).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('are widened for a time by a special watch, which is extended and closed with a reason', async () => {
    const { page, enter, violations } = screens;
    await enter(analyst, '/admin/topics');
    await page.getByRole('button', { name: '新设专项' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('文化节保障');
    await dialog.getByLabel('表达式').fill('文化节 且 停电');
    await dialog.getByLabel('P2 切身利益').check();
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    const row = page.getByRole('row', { name: /文化节保障/ });
    await row.getByText('✓ 进行中').waitFor();
    await row.getByRole('button', { name: '结束 文化节保障' }).click();
    await dialog.getByRole('button', { name: '结束' }).click();
    await dialog.getByRole('alert').getByText('请填写理由').waitFor();
    await dialog.getByLabel('理由').fill('活动已结束');
    await dialog.getByRole('button', { name: '结束' }).click();
    await row.getByText('— 已结束').waitFor();
  });
});

const shiqiao = {
  kind: 'rss' as const,
  id: 'shiqiao',
  name: '石桥网',
  tier: 'official' as const,
  url: 'http://shiqiao.example/',
};

describe('sources', () => {
  it('show their state and lawful basis, and refuse a trial of what is no address', async () => {
    own = await serveOffice(screens.clock, [shiqiao]);
    const { page, violations } = screens;
    await page.goto(`${own.server.url}/admin/sources`);
    await page.getByRole('button', { name: analyst }).click();
    await page.getByRole('row', { name: /石桥网.*尚未采集/ }).waitFor();
    await page.getByRole('link', { name: '石桥网' }).click();
    await page.getByRole('dialog', { name: '石桥网' }).getByText('公开网页').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByLabel('列表页或订阅源网址').fill('javascript:alert(1)');
    await page.getByRole('button', { name: '试抓取' }).click();
    await page.getByText('请填写以 http:// 或 https:// 开头的网址').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('are paused and resumed with a reason by those who keep them', async () => {
    own = await serveOffice(screens.clock, [shiqiao]);
    const { page, violations } = screens;
    await page.goto(`${own.server.url}/admin/sources`);
    await page.getByRole('button', { name: '办公室·陆知远' }).click();
    const row = page.getByRole('row', { name: /石桥网.*公开网页/ });
    await row.getByText('平日数据不足').waitFor();
    await row.getByRole('button', { name: '暂停 石桥网' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '暂停', exact: true }).click();
    await dialog.getByRole('alert').getByText('请填写理由').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByLabel('理由').fill('对方改版');
    await dialog.getByRole('button', { name: '暂停', exact: true }).click();
    await row.getByText(/‖ 已暂停/).waitFor();
    await row.getByText(/办公室·陆知远 .*：对方改版/).waitFor();
    await row.getByRole('button', { name: '恢复 石桥网' }).click();
    await dialog.getByLabel('理由').fill('已恢复');
    await dialog.getByRole('button', { name: '恢复', exact: true }).click();
    await row.getByText('○ 尚未采集').waitFor();
  });
});

it.each(['sources', 'topics', 'clocks', 'depts'])(
  'the screen of %s reflows at 320 pixels and leaves no Chinese of its own in English',
  async (name) => {
    const { page, enter, violations, ownWords } = screens;
    await page.setViewportSize({ width: 320, height: 640 });
    await enter(analyst, `/admin/${name}`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: '中文' }).waitFor();
    await page.locator('.table-frame').first().waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect(await violations()).toEqual([]);
    expect((await ownWords()).replace('中文', '')).not.toMatch(/\p{Script=Han}/u);
  },
);
