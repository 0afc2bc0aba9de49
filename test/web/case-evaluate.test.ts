import { describe, expect, it } from 'vitest';
import { handsOn } from './case-hands.ts';
import { openCaseOnScreen } from '../support/case-on-screen.ts';
import { openScreens } from './screen.ts';

const screens = openScreens();
const { as, button, send, done, label } = handsOn(screens);
const coordinator = '办公室、';
const head = '部门负责人';

const criteria = ['政府响应', '信息透明度', '政府公信力', '动态反应', '官员问责', '网络技巧'];

/** Scores the heat, and everything that the standard of 人民网 leaves to people, with these points. */
async function scoreBy(points: string): Promise<void> {
  const { page } = screens;
  await label('回应前后热度').fill('80');
  await label('回应前后热度的理由').fill('明显回落');
  await page.getByLabel('另按公开标准评分').selectOption('renmin-2009');
  for (const name of criteria) {
    await page.getByLabel(new RegExp(`^${name} *（`)).fill(points);
    await label(`${name}的理由`).fill('按时公开，口径一致');
  }
}

describe('a published standard', () => {
  it('is scored by several who do not see each other, then shows mean, spread and every reason', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await as(coordinator, file, 'evaluate');
    await scoreBy('3');
    await page.getByLabel(/^政府响应 *（/).fill('12');
    await button('提交评分').click();
    await page.getByRole('link', { name: '请为“政府响应”评 -10 至 10 分' }).waitFor();
    const wrong = page.getByLabel(/^政府响应 *（/);
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    const described = await wrong.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).innerText()).toContain('评 -10 至 10 分');
    expect(await violations()).toEqual([]);
    await page.getByLabel(/^政府响应 *（/).fill('3');
    await button('提交评分').click();
    await done('提交评分');

    await as(head, file, 'evaluate');
    await page.getByText('先独立评分：提交前看不到他人的分数。').waitFor();
    await page.getByText(/人民网.*尚未评满/).click();
    const sheet = page.getByRole('table', { name: /人民网/ });
    expect(await sheet.innerText()).not.toContain('陆知远');
    await scoreBy('1');
    await button('提交评分').click();
    await done('提交评分');
    await sheet.getByText('1 至 3（2 人）').first().waitFor();
    const row = sheet.getByRole('row', { name: /政府响应/ });
    expect((await row.getByRole('cell').allInnerTexts()).slice(1, 4)).toEqual([
      '2',
      '2',
      '1 至 3（2 人）',
    ]);
    expect(await row.innerText()).toMatch(/顾明川\s*1\s*按时公开，口径一致/);
    expect(await row.innerText()).toMatch(/陆知远\s*3\s*按时公开，口径一致/);
    expect(await violations()).toEqual([]);
  }, 90_000);

  it('offers the grades of 新华网, with the timed ones measured', async () => {
    const { page, office } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await as(coordinator, file, 'evaluate');
    await page.getByText(/新华网.*尚未评满/).click();
    const sheet = page.getByRole('table', { name: /新华网/ });
    await sheet
      .getByText(/系统测得/)
      .first()
      .waitFor();
    await page.getByLabel('另按公开标准评分').selectOption('xinhua-2013');
    expect(await page.getByLabel('初始回应速度').count()).toBe(0);
    const grades = await label('初始回应效果').locator('option').count();
    expect(grades).toBe(6);
  });
});

describe('a missed deadline', () => {
  it('is explained, held against a department, put right, appealed against and decided', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await as(coordinator, file, 'evaluate');
    await button('说明情况').click();
    await label('情况说明').fill('夜间通信中断');
    await send('说明情况').click();
    await done('说明情况');
    await page.getByText('陆知远：夜间通信中断').waitFor();
    await button('作出结论').click();
    await label('结论').selectOption('问责');
    await label('责任部门').selectOption('资源开发处（景区管理处）');
    await label('过错').selectOption('报告不及时');
    await send('作出结论').click();
    await page.getByRole('link', { name: '请写明内容' }).waitFor();
    expect(await violations()).toEqual([]);
    await label('处理措施').fill('通报批评，限期整改');
    await send('作出结论').click();
    await done('作出结论');

    await as(head, file, 'evaluate');
    await page.getByText('问责后尚未登记整改').waitFor();
    await button('登记整改').click();
    await label('整改情况').fill('值班电话已改为双线');
    await send('登记整改').click();
    await done('登记整改');
    await page.getByText(/已整改/).waitFor();
    await page.getByText('整改待他人核实').waitFor();
    expect(await button('核实整改').count()).toBe(0);
    await button('申诉').click();
    await page.getByLabel('理由', { exact: true }).fill('通信中断非本处责任');
    await send('申诉').click();
    await done('申诉');
    await page.getByText('待领导决定').waitFor();
    expect(await button('申诉').count()).toBe(0);
    expect(await violations()).toEqual([]);

    await as('分管领导', file, 'evaluate');
    await button('签署评估并归档').click();
    await page.getByRole('link', { name: '逾期“上报”的申诉尚未决定' }).waitFor();
    await page.getByRole('link', { name: '下一步：决定申诉' }).waitFor();
    await button('核实整改').click();
    await label('核实情况').fill('现场拨测两路均通');
    await send('核实整改').click();
    await page.getByText('整改已核实：现场拨测两路均通').waitFor();
    expect(await button('核实整改').count()).toBe(0);
    await button('决定申诉').click();
    await page.getByRole('radio', { name: /申诉成立/ }).check();
    await page.getByLabel('理由', { exact: true }).fill('运营商证明属实');
    expect(await violations()).toEqual([]);
    await send('决定申诉').click();
    await done('决定申诉');
    await page.getByText(/申诉成立，改为免责说明/).waitFor();
    expect(await file.refresh()).toMatchObject({
      breaches: [
        { conclusion: { verdict: { kind: '免责说明' }, appeal: { decision: { upheld: true } } } },
      ],
    });
  }, 90_000);

  it('leaves room for praise', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await as('分管领导', file, 'evaluate');
    await button('表扬').click();
    await send('表扬').click();
    await page.getByRole('link', { name: '请写明理由' }).waitFor();
    expect(await violations()).toEqual([]);
    await label('事由').fill('两小时内发布权威信息');
    await send('表扬').click();
    await done('表扬');
    await page.getByText('两小时内发布权威信息').waitFor();
    expect(await file.refresh()).toMatchObject({
      praises: [{ department: '资源开发处（景区管理处）', reason: '两小时内发布权威信息' }],
    });
  });
});

describe('the signature', () => {
  it('is given from the cockpit, with the answer and its scores beside it', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await file.evaluated();
    await page.context().clearCookies();
    await screens.enter('分管领导', '/cockpit/sign');
    const card = page.locator('.sign-card').filter({ hasText: file.case.number });
    await card.getByText('关于栖云峡景区游客滞留情况的通报').waitFor();
    await card
      .getByText(/信息公开/)
      .first()
      .waitFor();
    expect(await violations()).toEqual([]);
    await card.getByRole('button', { name: '签发并归档' }).click();
    await expect.poll(async () => (await file.refresh()).stage).toBe('归档');
    await card.waitFor({ state: 'detached' });
  });

  it('of a response is given by the department from its list, once every gate is passed', async () => {
    const { page, office } = screens;
    const file = await openCaseOnScreen(office);
    await file.toSigned();
    await screens.enter(head, '/dept');
    await page.getByRole('link', { name: '栖云峡景区突发山洪 游客滞留' }).click();
    await button('签发发布').click();
    await button('核对无误，签发').click();
    await done('签发发布');
    expect((await file.refresh()).publications).toHaveLength(1);
  });
});
