import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { handsOn } from './case-hands.ts';
import { openCaseOnScreen, people } from '../support/case-on-screen.ts';
import { openScreens } from './screen.ts';

const screens = openScreens();
const { as, button, send, done, label } = handsOn(screens);
const commands = '**/api/cases/*/commands';

describe('a form of the case', () => {
  it('loses nothing while the server fails, is down or slow, and is sent once more under its own name', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await as('办公室、', file);
    await button('登记上报').click();
    await label('上报至').fill('省委宣传部');
    await label('摘要').fill('险情与处置情况');

    await page.route(commands, (route) =>
      route.fulfill({ status: 500, json: { type: 'internal', status: 500, title: '内部错误' } }),
    );
    await send('提交').click();
    const trouble = page.getByRole('dialog').getByRole('alert');
    await trouble.getByText('内部错误').waitFor();
    await trouble.getByText('您填写的内容仍在，可再次提交。').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('failure');
    expect(await violations()).toEqual([]);

    await page.unroute(commands);
    const keys: (string | undefined)[] = [];
    // it arrives, but its answer is lost on the way
    await page.route(commands, async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      await route.fetch();
      await route.abort();
    });
    await send('提交').click();
    await trouble.getByText('服务器没有应答。').waitFor();
    expect(await label('摘要').inputValue()).toBe('险情与处置情况');

    await page.unroute(commands);
    const patience = new EventEmitter();
    const answerNow = once(patience, 'over');
    await page.route(commands, async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      await answerNow;
      await route.continue();
    });
    await send('提交').click();
    await page.getByText('服务器应答较慢，请稍候；您填写的内容仍在。').waitFor();
    expect(await send('提交').isDisabled()).toBe(true);
    patience.emit('over');
    await done('登记上报');
    expect(keys[1]).toBe(keys[0]);
    expect((await file.refresh()).upwardReports).toHaveLength(1);
  });

  it('is still there after the dialog was closed and the page read anew', async () => {
    const { page, office } = screens;
    const file = await openCaseOnScreen(office);
    await as('办公室、', file);
    await button('登记上报').click();
    await label('摘要').fill('险情与处置情况');
    await page.keyboard.press('Escape');
    await page.reload();
    await button('登记上报').click();
    await page.getByText(/已恢复您/).waitFor();
    expect(await label('摘要').inputValue()).toBe('险情与处置情况');
  });

  it('shows both sides when somebody else has changed the same in the meantime', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await as('舆情研判员', file);
    await button('定级').click();
    await label('等级').selectOption('特别重大');
    await page.getByText('保存后的时限变化').waitFor();
    await file.give(people.leader, {
      kind: 'set-severity',
      level: '较大',
      confirmed: true,
      reason: '已缓解',
    });
    await page.locator('.case-head').getByText('较大').waitFor();
    await send('定级').click();
    const trouble = page.getByRole('dialog').getByRole('alert');
    await trouble.getByText('案件已被他人更新，您填写的内容仍在').waitFor();
    await trouble.getByText(/等级定为 较大/).waitFor();
    const both = trouble.getByRole('table', { name: '两边的内容' });
    expect(await both.getByRole('row').last().getByRole('cell').allInnerTexts()).toEqual([
      '等级',
      '特别重大',
      '较大',
    ]);
    expect(await violations()).toEqual([]);
    expect(await file.refresh()).toMatchObject({ severity: { level: '较大' } });
    await trouble.getByRole('button', { name: '核对后仍要提交' }).click();
    await done('定级');
    expect(await file.refresh()).toMatchObject({ severity: { level: '特别重大' } });
  });

  it('says where a refusal is put right', async () => {
    const { page, office } = screens;
    const file = await openCaseOnScreen(office);
    await as('办公室、', file, 'consult');
    await page.getByLabel('部门', { exact: true }).selectOption('scenic-safety');
    await label('认定理由').fill('景区安全由其主管');
    await button('指定牵头部门').click();
    await done('指定牵头部门');
    await page.route(commands, (route) =>
      route.fulfill({
        status: 422,
        json: {
          type: 'command-refused',
          status: 422,
          title: '不能执行此操作',
          detail: '评估指标未填齐',
          reason: 'indicators-missing',
          allowed: ['assign'],
        },
      }),
    );
    await label('会商问题').fill('请核实。');
    await button('发起会商').click();
    const trouble = page.getByRole('alert').filter({ hasText: '未能办理' });
    await trouble.getByRole('link', { name: '去“评估”处理' }).waitFor();
    await trouble.getByText('此环节您可以办理 1 项').waitFor();
  });
});

describe('the page of a case', () => {
  it('counts by the server’s time where the PC is wrong by hours', async () => {
    const { page, office, enter, clock } = screens;
    const file = await openCaseOnScreen(office);
    await page.addInitScript(`
      const Right = Date;
      const wrong = () => Right.now() - 7 * 3_600_000;
      globalThis.Date = class extends Right {
        constructor(...parts) {
          super(...(parts.length === 0 ? [wrong()] : parts));
        }
        static now = wrong;
      };`);
    await enter('舆情研判员', `/cases/${file.id}`);
    const clocks = page.getByRole('region', { name: '全部时限' });
    await clocks.getByText(/正常 剩2时\d\d分/).waitFor();
    const shanghai = new Date(clock.now() + 8 * 3_600_000).toISOString();
    const hour = shanghai.slice(11, 13);
    expect(await page.locator('.strip time').innerText()).toContain(` ${hour}:`);
    await button('更正起算时间').click();
    expect(await label('首次公开').inputValue()).toBe(
      new Date(file.case.firstPublicAt + 8 * 3_600_000).toISOString().slice(0, 16),
    );
  });

  it('reads at 200 %, with every form of it inside the window', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    // 1440 × 900 enlarged twice leaves half of each
    await page.setViewportSize({ width: 720, height: 450 });
    await enter('办公室、', `/cases/${file.id}`);
    for (const name of ['改派', '定级', '改定收集重点', '更正起算时间', '重启办理']) {
      await button(name).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const box = await dialog.boundingBox();
      expect([name, (box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 0) <= 720]).toEqual([
        name,
        true,
        true,
      ]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      720,
    );
  });

  it('speaks English in every form of it, and fits them into 320 pixels', async () => {
    const { page, office, enter, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toEvaluation();
    await page.setViewportSize({ width: 320, height: 700 });
    await enter('办公室、', `/cases/${file.id}`);
    await page.getByRole('button', { name: 'English' }).click();
    const forms = ['Reassign', 'Grade', 'Change the priorities', 'Correct the times', 'Reopen'];
    for (const name of forms) {
      await page.getByRole('button', { name, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const words = await dialog.evaluate((element) => {
        const copy = element.cloneNode(true);
        if (!(copy instanceof Element)) return '';
        for (const told of copy.querySelectorAll('bdi, option, textarea')) told.remove();
        return copy.textContent;
      });
      expect([name, words.match(/\p{Script=Han}+/gu)]).toEqual([name, null]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([name, width]).toEqual([name, 320]);
      expect([name, ...(await violations())]).toEqual([name]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  }, 90_000);

  it('shows what stands on a message board: the question, the reply and whose it is', async () => {
    const { page, office, clock, violations } = screens;
    const file = await openCaseOnScreen(office);
    const id = file.case.itemIds[0] ?? '';
    const tagged = await office.platform.items.get(id);
    if (!tagged) throw new Error('the case has its item');
    const askedAt = clock.now() - 3 * 3_600_000;
    const board = {
      question: '栖云峡何时恢复开放？',
      askedAt,
      replies: [{ text: '预计本周末恢复。', unit: '岚泽市文化广电和旅游局', at: clock.now() }],
    };
    await office.platform.items.put([{ ...tagged, item: { ...tagged.item, board } }]);
    await as('舆情研判员', file, 'evidence');
    const shown = page.getByRole('region', { name: '留言板' });
    await shown.getByText('栖云峡何时恢复开放？').waitFor();
    await shown.getByText('预计本周末恢复。').waitFor();
    await shown.getByText('岚泽市文化广电和旅游局').waitFor();
    await shown.getByText(/用时 3时00分/).waitFor();
    expect(await violations()).toEqual([]);
  });
});
