import { describe, expect, it } from 'vitest';
import { openScreens } from './screen.ts';
import { handsOn } from './case-hands.ts';
import { openCaseOnScreen } from '../support/case-on-screen.ts';

const screens = openScreens();

const { as, button, done, label } = handsOn(screens);

describe('a case on its page', () => {
  it('goes from a new item to a signed evaluation by the hands of its people', async () => {
    const { page, office } = screens;
    const file = await openCaseOnScreen(office);

    await as('舆情研判员', file);
    await button('认领').click();
    await done('认领');

    await as('办公室、', file, 'consult');
    await page.getByLabel('部门', { exact: true }).selectOption('scenic-safety');
    await label('认定理由').fill('景区安全由其主管');
    await button('指定牵头部门').click();
    await done('指定牵头部门');
    await label('会商问题').fill('请核实滞留人数与伤亡情况。');
    await page.getByText(/将启动 会商回复/).waitFor();
    await button('发起会商').click();
    await done('发起会商');

    await as('部门负责人', file, 'consult');
    await page.getByText('未答复').waitFor();
    await page.getByRole('radio', { name: '同意', exact: true }).check();
    await label('意见').fill('41名游客已全部转移，无伤亡。');
    await button('签署并提交').click();
    await done('答复会商');

    await as('办公室、', file, 'consult');
    await button('由各部门意见汇总').click();
    await button('确认纪要').click();
    await done('确认纪要');
    await page.getByRole('link', { name: '下一步：提出研判结论' }).click();
    await page.getByRole('radio', { name: '部分属实' }).check();
    await page.getByRole('checkbox', { name: /^D4/ }).check();
    await label('发布渠道').fill('门户网站');
    await label('发言人').fill('秦望川');
    await button('提出研判结论').click();
    await done('提出研判结论');

    await as('部门负责人', file, 'judge');
    await button('同意').click();
    await done('同意');
    await page.getByRole('link', { name: '下一步：起草回应' }).click();
    await label('标题').fill('关于栖云峡景区游客滞留情况的通报');
    await label('正文').fill('经核实，41名游客已全部安全转移，无人员伤亡。');
    await label('公开属性').selectOption('主动公开');
    await button('提交审签').click();
    await done('提交审签');

    await as('审签人', file, 'respond');
    for (const gate of ['政治关', '政策关', '文字关']) {
      await button(`通过${gate}`).click();
      await done(`通过${gate}`);
    }
    await as('保密审查员', file, 'respond');
    await button('通过保密关').click();
    await done('通过保密关');

    await as('信息中心', file, 'respond');
    await button('签发发布').click();
    await button('核对无误，签发').click();
    await done('签发发布');
    await page.getByText('已送渠道，等待页面核实').waitFor();
    await file.prove();
    await page.getByText('页面已核实').waitFor();
    await page.getByText('按时办结').first().waitFor();

    await as('分管领导', file, 'respond');
    await button('决定不召开').click();
    await label('理由').fill('险情已解除');
    await page.getByRole('dialog').getByRole('button', { name: '决定不召开' }).click();
    await done('决定不召开');

    await as('办公室、', file);
    await button('登记上报').click();
    await label('上报至').fill('省委宣传部');
    await label('摘要').fill('险情与处置情况');
    await button('提交').click();
    await done('登记上报');
    await page.getByRole('link', { name: '下一步：宣布处置结束' }).click();
    await button('宣布处置结束').click();
    await done('宣布处置结束');
    await button('转入评估').click();
    await done('转入评估');

    await page.getByRole('link', { name: '评估', exact: true }).click();
    await button('作出结论').click();
    await label('免责说明').fill('夜间通信中断，已补报');
    await page.getByRole('dialog').getByRole('button', { name: '作出结论' }).click();
    await done('作出结论');
    for (const name of indicators) {
      await label(name).fill('85');
      await label(`${name}的理由`).fill('按时公开，口径一致');
    }
    await button('提交评分').click();
    await done('提交评分');

    await as('分管领导', file, 'evaluate');
    await button('签署评估并归档').click();
    await done('签署评估并归档');
    expect(await file.refresh()).toMatchObject({ stage: '归档' });
  }, 180_000);

  it('names everything that keeps a response from being published, each with its place', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toDraft();
    await as('部门负责人', file, 'respond');
    await label('正文').fill('经核实，42名游客已全部安全转移。');
    await button('签发发布').click();
    const summary = page.getByRole('alert').filter({ hasText: '请先改正以下问题' });
    const obstacles = await summary.getByRole('link').allInnerTexts();
    expect(obstacles).toEqual([
      '有改动尚未提交审签',
      ...['政治关', '政策关', '保密关', '文字关'].map((gate) => `${gate}尚未通过`),
    ]);
    await summary.getByRole('link', { name: '保密关尚未通过' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('gate-保密关');
    expect(await violations()).toEqual([]);
  });

  it('voids what was signed when the text is edited, and marks the change', async () => {
    const { page, office } = screens;
    const file = await openCaseOnScreen(office);
    await file.toSigned();
    await as('部门负责人', file, 'respond');
    await page.getByRole('heading', { name: '审签 4/4' }).waitFor();
    await label('正文').fill('经核实，42名游客已全部安全转移。');
    await page.getByText('已通过的 4 关将全部作废').waitFor();
    await button('提交修改稿').click();
    await done('提交修改稿');
    await page.getByRole('heading', { name: '审签 0/4' }).waitFor();
    await page.getByText('与上一稿相比').waitFor();
    expect(await page.locator('ins').innerText()).toContain('42名游客');
  });

  it('says before it is put forward which clocks a determination starts', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toJudgment();
    await as('办公室、', file, 'judge');
    await page.getByRole('radio', { name: '不属实' }).check();
    await page.getByRole('checkbox', { name: /^D6/ }).check();
    await label('发布渠道').fill('门户网站');
    await label('发言人').fill('秦望川');
    await page.getByText(/现在提交会被拒绝：.*线索移交/).waitFor();
    await label('不移交线索的理由').fill('无违法线索');
    await page.getByText('不改变任何时限').waitFor();
    expect(await violations()).toEqual([]);
  });
});

const indicators = [
  '回应前后热度',
  '信息公开',
  '政策解读',
  '回应关切',
  '媒体参与',
  '民意调查',
  '第三方评估',
];
