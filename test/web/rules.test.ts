import { describe, expect, it } from 'vitest';
import { storyOf } from '../support/served-office.ts';
import { openScreens } from './screen.ts';

const screens = openScreens();
const leader = '分管领导';

async function draft(address = '/admin/clocks', button = '修改时限规则'): Promise<void> {
  const { page, enter } = screens;
  await enter(leader, address);
  await page.getByRole('button', { name: button }).click();
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
    await page
      .getByText(/Unofficial translation: .*within 48 hours/)
      .first()
      .waitFor();
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

async function apply(reason: string): Promise<void> {
  const { page } = screens;
  await page.getByRole('textbox', { name: '理由' }).fill(reason);
  await page.getByRole('button', { name: /^施行/ }).click();
}

describe('the departments on screen', () => {
  it('are renamed, added and applied with a reason', async () => {
    const { page, office, violations } = screens;
    await draft('/admin/depts', '修改部门名册');
    await page.getByLabel('财务处：名称').fill('财务与审计处');
    await page.getByRole('button', { name: '增加部门' }).click();
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    await page.getByRole('alert').getByText('请填写部门名称').waitFor();
    await page.getByLabel('：代号', { exact: true }).fill('tourism');
    await page.getByLabel('tourism：名称').fill('旅游推广处');
    await page.getByLabel('旅游推广处：别名').fill('推广处、推介办');
    await page.getByLabel('旅游推广处：职责词').fill('宣传片，旅游推介');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    await page.getByRole('row', { name: /财务.*△ 修改.*财务与审计处/ }).waitFor();
    await page.getByRole('row', { name: /＋ 新增.*推广处、推介办/ }).waitFor();
    expect(await violations()).toEqual([]);
    await apply('机构调整');
    await page.getByRole('row', { name: /旅游推广处.*宣传片、旅游推介/ }).waitFor();
    expect(office.deps.profile.departments.at(-1)).toMatchObject({
      id: 'tourism',
      aliases: ['推广处', '推介办'],
    });
  });

  it('are not removed while somebody belongs to them, and the screen names who', async () => {
    const { page } = screens;
    await draft('/admin/depts', '修改部门名册');
    await page.getByRole('button', { name: '删除 资源开发处（景区管理处）' }).click();
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    const said = page.getByRole('alert').getByText(/资源开发处（景区管理处）/);
    await said.click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('department-add');
  });
});

describe('the rules that open cases', () => {
  it('are tried on the stories of seven days, compared, and applied', async () => {
    const { page, office, clock, violations } = screens;
    const evidence = [{ field: 'title' as const, start: 0, end: 2, text: '收费', rule: 'P2' }];
    const tag = { priority: 'P2' as const, confidence: 0.4, certainty: 'sure' as const, evidence };
    await office.platform.stories.put([storyOf('fees', clock.now(), { tags: [tag] })]);
    await draft('/admin/topics', '修改重点与立案规则');
    const [first] = office.deps.profile.openingRules;
    await page.getByRole('button', { name: `${first?.id}：复制` }).click();
    const copy = `${first?.id}-2`;
    const chosen = page.getByRole('group', { name: `${copy}：重点` });
    for (const box of await chosen.getByRole('checkbox', { checked: true }).all()) {
      await box.uncheck();
    }
    await chosen.getByLabel('P2').check();
    await page.getByLabel(`${copy}：把握不低于`).fill('很高');
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    await page.getByRole('alert').getByText('把握应为 0 到 1 的数').waitFor();
    await page.getByLabel(`${copy}：把握不低于`).fill('0.3');
    await page.getByRole('button', { name: '与现行规则比对' }).click();
    await page.getByText('近7天 1 个事件试算：立案 1（+1/−0）').waitFor();
    expect(await violations()).toEqual([]);
    await apply('费用类及早立案');
    await page.getByRole('row', { name: copy }).waitFor();
    expect(office.deps.profile.openingRules.map(({ id }) => id)).toContain(copy);
  });
});
