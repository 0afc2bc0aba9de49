import { describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/actor.ts';
import { hourMs } from '../../src/domain/time.ts';
import { openCaseOnScreen } from '../support/case-on-screen.ts';
import { handsOn } from './case-hands.ts';
import { openScreens } from './screen.ts';

const screens = openScreens();
const { as, button, send, done, label } = handsOn(screens);

describe('a duty of disclosure', () => {
  it('is put on the case with its clock, and fulfilled with what shows it', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await as('办公室、', file);
    await button('登记公开义务').click();
    await send('登记公开义务').click();
    await page.getByRole('link', { name: '请写明文件或事项名称' }).waitFor();
    expect(await violations()).toEqual([]);
    await label('文件或事项名称').fill('栖云峡景区安全管理办法');
    await page.getByText(/将启动 20个工作日主动公开/).waitFor();
    await send('登记公开义务').click();
    await done('登记公开义务');
    const card = page.getByRole('region', { name: '公开义务' });
    await card.getByText('栖云峡景区安全管理办法').waitFor();
    await card.getByText(/正常 剩/).waitFor();

    await button('登记完成').click();
    await send('登记完成').click();
    await page.getByRole('link', { name: '请写明公开地址或依据' }).waitFor();
    expect(await violations()).toEqual([]);
    await label('公开地址或办理依据').fill('https://www.yunling.example/rules/7');
    await page.getByText(/将停止 20个工作日主动公开/).waitFor();
    await send('登记完成').click();
    await done('登记完成');
    await card.getByText('https://www.yunling.example/rules/7').waitFor();
    expect(await button('登记完成').count()).toBe(0);
    expect(await file.refresh()).toMatchObject({
      duties: [{ clock: 'C7', fulfilled: { evidence: 'https://www.yunling.example/rules/7' } }],
    });
  });
});

describe('a reminder that repeats', () => {
  it('is acknowledged by the leader whom it was told, and by nobody below', async () => {
    const { page, office, clock, violations } = screens;
    const file = await openCaseOnScreen(office);
    clock.advance(2 * hourMs);
    await file.give(systemActor, { kind: 'fire-due' });
    const card = page.getByRole('region', { name: '提醒签收' });
    await as('舆情研判员', file);
    await card.getByText('待签收').first().waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    expect(await violations()).toEqual([]);

    await as('分管领导', file);
    await card.getByText(/上报.*时间已用 120%/).waitFor();
    await button('签收“上报”120% 提醒').click();
    await done('签收“上报”120% 提醒');
    await card.getByText(/已签收：.*秦望川/).waitFor();
    expect(await button('签收“上报”120% 提醒').count()).toBe(0);
    expect(await violations()).toEqual([]);
  });

  it('stands in English without a Chinese word of ours, on 320 pixels', async () => {
    const { page, office, clock, violations, ownWords } = screens;
    const file = await openCaseOnScreen(office);
    clock.advance(2 * hourMs);
    await file.give(systemActor, { kind: 'fire-due' });
    await page.setViewportSize({ width: 320, height: 700 });
    await as('分管领导', file);
    await button('English').click();
    await page
      .getByRole('button', { name: /^Acknowledge .* at 120 %/ })
      .first()
      .waitFor();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect((await ownWords()).match(/\p{Script=Han}+/gu)).toBeNull();
  });
});
