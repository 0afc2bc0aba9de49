import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/actions/case/open-case.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { dayMs } from '../../src/domain/time.ts';
import { watchRuleName } from '../../src/domain/watch.ts';
import { storyOf } from '../support/served-office.ts';
import { openScreens } from './screen.ts';

const screens = openScreens();
const department = '部门负责人';

/** Fills the fields of the open dialog and saves. */
async function write(fields: Readonly<Record<string, string>>): Promise<void> {
  const dialog = screens.page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function register(): Promise<void> {
  const { page } = screens;
  await page.getByRole('button', { name: '登记政策' }).click();
  await page.getByRole('dialog').getByLabel('起草部门').selectOption('scenic-safety');
  await page
    .getByRole('dialog')
    .getByLabel(/涉及群众切身利益/)
    .check();
  await write({
    政策名称: '云岭省景区限流办法',
    '别称、俗称（每行一个）': '限流令\n预约令',
    拟印发日期: '2099-01-01',
  });
}

describe('a policy on screen', () => {
  it('is registered with its names, and says what still keeps it from being issued', async () => {
    const { page, enter, violations } = screens;
    await enter(department, '/policies');
    await page.getByText('还没有登记的政策').waitFor();
    await page.getByRole('button', { name: '登记政策' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('alert').getByText('请填写政策名称').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await register();
    const row = page.getByRole('row', { name: /云岭省景区限流办法/ });
    await row.getByText('○ 起草中 · 尚缺 3 项').waitFor();
    await row.getByText('2099-01-01').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('is proposed from the text of its page, beside what was typed already', async () => {
    const { page, enter, violations } = screens;
    await enter(department, '/policies');
    await page.getByRole('button', { name: '登记政策' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('别称、俗称（每行一个）').fill('限流令');
    await dialog.getByText('从正文提取名称与识别词').click();
    const text =
      '云岭省景区门票预约办法\n云文旅发〔2026〕9号\n景区门票实行预约，简称“预约令”。门票预约未满的时段免费开放。';
    await dialog.getByLabel('文件或解读稿正文').fill(text);
    await dialog.getByRole('button', { name: '提取', exact: true }).click();
    await dialog.getByText('已填入下方空白处').waitFor();
    expect(await violations()).toEqual([]);
    expect(await dialog.getByLabel('政策名称').inputValue()).toContain('门票预约办法');
    expect(await dialog.getByLabel('别称、俗称（每行一个）').inputValue()).toBe('限流令');
    expect(await dialog.getByLabel(/措施词/).inputValue()).toContain('预约');
    expect(await dialog.getByLabel(/文号/).inputValue()).toBe('云文旅发〔2026〕9号');
  });

  it('goes from risk assessment to its issue by a leader, and is followed from then on', async () => {
    const { page, enter, office, clock, violations } = screens;
    await enter(department, '/policies');
    await register();
    await page.getByRole('link', { name: '云岭省景区限流办法' }).click();
    await page.getByRole('button', { name: '填写评估' }).click();
    await page.getByRole('dialog').getByLabel('风险等级').selectOption('中');
    await write({ '群众可能的关切（每行一条）': '担心预约难', 评估结论: '可以出台，同步解读' });
    await page.getByText('担心预约难').waitFor();
    await page.getByRole('button', { name: '填写预案' }).click();
    await write({ '应对措施（每行一条）': '首日加派客服', 发言人与第一时间联系人: '秦望川' });
    await page.getByRole('button', { name: '填写解读' }).click();
    await write({ 解读方案: '图解与访谈', '解读材料（每行一份）': '一图读懂' });
    await page.getByText('○ 可以印发').waitFor();
    await page.getByRole('button', { name: '修改识别词' }).click();
    await write({ '措施词（每行一个，如“限流”）': '限流' });
    expect(await violations()).toEqual([]);

    const address = new URL(page.url()).pathname;
    await page.getByRole('button', { name: '换个身份' }).click();
    await enter('分管领导', address);
    await page.getByRole('button', { name: '登记印发' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('政策网址').fill('javascript:alert(1)');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog
      .getByRole('alert')
      .getByText(/应以 http/)
      .first()
      .waitFor();
    await write({
      文号: '云文旅发〔2026〕8号',
      政策网址: 'https://wlt.yunling.example/zc/8',
      解读网址: 'https://wlt.yunling.example/jd/8',
    });
    await page.getByText(/政策跟踪：云岭省景区限流办法，至/).waitFor();

    const [watch] = await office.platform.watches.all(1);
    const story = storyOf('queue', clock.now(), { headline: '限流令首日排长队' });
    await openCase(office.deps, systemActor, {
      story,
      openingRule: watchRuleName(watch?.id ?? ''),
    });
    await office.relay();
    await page.getByRole('link', { name: /^YQ-/ }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('is found by its department when it is to be interpreted again', async () => {
    const { page, enter, office, clock } = screens;
    const by = { id: 'leader', name: '秦望川' };
    const now = clock.now();
    await office.platform.policies.save(
      {
        id: 'p',
        version: 1,
        title: '夜间开放办法',
        aliases: [],
        draftedBy: { id: 'scenic-safety', name: '资源开发处' },
        isSensitive: false,
        registered: { at: now - 40 * dayMs, by },
        issued: {
          at: now - 31 * dayMs,
          by,
          number: '云文旅发〔2026〕3号',
          url: 'https://wlt.yunling.example/zc/3',
          interpretationUrl: 'https://wlt.yunling.example/jd/3',
        },
        interpretations: [],
      },
      0,
    );
    await enter(department, '/policies');
    await page.getByRole('row', { name: /夜间开放办法.*▲ 已超/ }).waitFor();
    await page.getByRole('link', { name: '夜间开放办法' }).click();
    await page.getByRole('button', { name: '再次解读' }).click();
    await page.getByRole('dialog').getByLabel('解读形式').selectOption('在线访谈');
    await write({ 解读主题: '首月情况', 解读网址: 'https://wlt.yunling.example/jd/4' });
    await page.getByRole('row', { name: /在线访谈.*首月情况/ }).waitFor();
  });

  it('reflows at 320 pixels and leaves no Chinese of its own in English', async () => {
    const { page, enter, violations, ownWords } = screens;
    await page.setViewportSize({ width: 320, height: 640 });
    await enter(department, '/policies');
    await register();
    await page.getByRole('link', { name: '云岭省景区限流办法' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'After issue' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    expect((await ownWords()).replace('中文', '')).not.toMatch(/\p{Script=Han}/u);
    expect(await violations()).toEqual([]);
  });
});
