import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { handsOn } from './case-hands.ts';
import { openCaseOnScreen } from '../support/case-on-screen.ts';
import { openScreens } from './screen.ts';

const screens = openScreens();
const { as, button, send, done, label } = handsOn(screens);
const coordinator = '办公室、';

/** `YYYY-MM-DDTHH:mm` in Asia/Shanghai. */
const wall = (at: number) => new Date(at + 8 * hourMs).toISOString().slice(0, 16);

describe('the case as a whole', () => {
  it('is given to somebody who may claim it, and to somebody else, by keyboard alone', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await as(coordinator, file);
    await button('指派').focus();
    await page.keyboard.press('Enter');
    await label('经办人').waitFor();
    const offered = await label('经办人').locator('option').allInnerTexts();
    expect(offered.join()).toContain('研判员·沈云舟');
    expect(offered.join()).not.toMatch(/审签人|分管厅领导|系统管理员/);
    await send('指派').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '请选择经办人' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: '请选择经办人' }).press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page
      .getByText('不改变任何时限')
      .or(page.getByText(/将启动/))
      .first()
      .waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await done('指派');
    expect(await file.refresh()).toMatchObject({ assignee: { person: { id: 'analyst' } } });

    await page.context().clearCookies();
    await as('舆情研判员', file);
    expect(await button('放回待认领').count()).toBe(0);
    await button('认领').click();
    await done('认领');
    await button('放回待认领').click();
    await done('放回待认领');
    expect(await file.refresh()).not.toHaveProperty('assignee');
    await as(coordinator, file);
    await button('指派').click();
    await label('经办人').selectOption({ index: 1 });
    await send('指派').click();
    await done('指派');

    await button('改派').click();
    await label('经办人').selectOption({
      label: '资源开发处处长·顾明川 · 资源开发处（景区管理处） · 部门负责人、承办人',
    });
    await send('改派').click();
    await done('改派');
    expect(await file.refresh()).toMatchObject({ assignee: { person: { id: 'department-head' } } });
  });

  it('is graded anew: up by the office, down by a leader alone and with a reason', async () => {
    const { page, office } = screens;
    const file = await openCaseOnScreen(office);
    await as('舆情研判员', file);
    await button('定级').click();
    await label('等级').selectOption('一般');
    await send('定级').click();
    await page.getByRole('link', { name: '降低等级必须写明理由' }).waitFor();
    await page.getByLabel('理由', { exact: true }).fill('滞留已解除');
    await page.getByText(/现在提交会被拒绝.*须由分管领导决定/).waitFor();
    await send('定级').click();
    const refusal = page.getByRole('alert').filter({ hasText: '未能办理' });
    await refusal.getByText(/由“重大”降为“一般”须由分管领导决定/).waitFor();
    await refusal.getByText(/此环节您可以办理/).click();
    await refusal.getByRole('link', { name: '更正起算时间' }).waitFor();

    await as('分管领导', file);
    await button('定级').click();
    await label('等级').selectOption('一般');
    await page.getByLabel('理由', { exact: true }).fill('滞留已解除');
    await page
      .getByText(/将取消/)
      .first()
      .waitFor();
    await send('定级').click();
    await done('定级');
    expect(await file.refresh()).toMatchObject({ severity: { level: '一般', provisional: false } });
  });

  it('has its priorities put right', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await as('舆情研判员', file);
    await button('改定收集重点').click();
    await send('改定收集重点').click();
    await page.getByRole('link', { name: /没有要保存的改动/ }).waitFor();
    await page.getByRole('checkbox', { name: 'P2 切身利益' }).check();
    expect(await violations()).toEqual([]);
    await send('改定收集重点').click();
    await done('改定收集重点');
    expect(await file.refresh()).toMatchObject({ priorities: ['P2', 'P4'] });
  });

  it('has its times found to be earlier, on a basis, with what that does to the clocks said before', async () => {
    const { page, office, clock, violations } = screens;
    const file = await openCaseOnScreen(office);
    await as('舆情研判员', file);
    await button('更正起算时间').click();
    await label('首次公开').fill(wall(clock.now() - hourMs));
    await send('更正起算时间').click();
    await page.getByRole('link', { name: '只能更正为更早的时间' }).waitFor();
    await page.getByRole('link', { name: '请选择依据' }).waitFor();
    expect(await violations()).toEqual([]);
    await label('首次公开').fill(wall(file.case.firstPublicAt));
    const occurredAt = Math.floor((clock.now() - 3 * hourMs) / minuteMs) * minuteMs;
    await label('事发时间').fill(wall(occurredAt));
    await label('依据').selectOption('接报或报警记录');
    await label('依据的编号、出处与说明').fill('景区值班电话记录第12号');
    await page.getByText(/将调整 5小时权威信息/).waitFor();
    await send('更正起算时间').click();
    await done('更正起算时间');
    expect(await file.refresh()).toMatchObject({ occurredAt });
    await page.getByText('接报或报警记录：景区值班电话记录第12号').waitFor();
  });

  it('is reopened for a text that appeared after the last publication, and for nothing less', async () => {
    const { page, office, clock, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await as(coordinator, file);
    await button('重启办理').click();
    await page.getByText('目前没有可据以重启的信息').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');

    clock.advance(2 * hourMs);
    const story = await office.platform.stories.get(file.case.storyIds[0] ?? '');
    if (!story) throw new Error('the case has its story');
    const later = {
      itemId: 'second-wave',
      title: '栖云峡再次滞留游客',
      url: 'http://news.example/9',
      sourceName: '岚泽论坛',
      tier: 'forum' as const,
      seenAt: clock.now() - minuteMs,
    };
    const appearances = [...story.appearances, later];
    await office.platform.stories.put([{ ...story, version: story.version + 1, appearances }]);
    await page.reload();
    await button('重启办理').click();
    await label('触发信息').selectOption({ index: 1 });
    await page.getByLabel('理由', { exact: true }).fill('出现新的滞留');
    await page.getByText(/将启动 5小时权威信息/).waitFor();
    expect(await violations()).toEqual([]);
    await send('重启办理').click();
    await done('重启办理');
    expect(await file.refresh()).toMatchObject({ stage: '研判', cycle: 2 });
  });

  it('offers each form only where role and stage allow it', async () => {
    const { page, office } = screens;
    const file = await openCaseOnScreen(office);
    const offered = async (title: string) => {
      await as(title, file);
      await page.getByRole('heading', { name: '时间线' }).waitFor();
      return page.getByRole('region', { name: '办理' }).getByRole('button').allInnerTexts();
    };
    expect(await offered('舆情研判员')).toEqual([
      '认领',
      '指派',
      '定级',
      '改定收集重点',
      '更正起算时间',
      '建议不予立案',
    ]);
    expect(await offered('审签人')).toEqual([]);
    expect(await offered('分管领导')).toEqual(['定级']);
    expect(await offered('部门负责人')).toEqual(['认领', '指派']);
  });
});
