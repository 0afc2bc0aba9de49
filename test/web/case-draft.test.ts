import { describe, expect, it } from 'vitest';
import { openScreens } from './screen.ts';
import { openCaseOnScreen, people, response } from '../support/case-on-screen.ts';

const screens = openScreens();
const body = () => screens.page.getByLabel('正文', { exact: true });

describe('a draft', () => {
  it('outlives a reload and is offered again', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await file.toResponse();
    await enter('部门负责人', `/cases/${file.id}/respond`);
    await body().fill('经核实，游客已全部转移。');
    await page.reload();
    await page.getByText(/已恢复您 .* 未提交的内容/).waitFor();
    expect(await body().inputValue()).toBe('经核实，游客已全部转移。');
    await page.getByRole('button', { name: '放弃草稿' }).click();
    expect(await body().inputValue()).toBe('');
  });

  it('is kept with the server after five quiet seconds, and found in another browser', async () => {
    const { page, office, enter, browser } = screens;
    const file = await openCaseOnScreen(office);
    await file.toResponse();
    await enter('部门负责人', `/cases/${file.id}/respond`);
    const kept = page.waitForResponse((one) => one.request().method() === 'PUT');
    await body().fill('在一处写下');
    await kept;
    const elsewhere = await browser.newPage();
    await elsewhere.goto(`${office.server.url}/cases/${file.id}/respond`);
    await elsewhere.getByRole('button', { name: '部门负责人' }).click();
    await elsewhere.getByText(/已恢复您/).waitFor();
    expect(await elsewhere.getByLabel('正文', { exact: true }).inputValue()).toBe('在一处写下');
    await elsewhere.close();
  });

  it('stands beside the text of whoever was first, and loses nothing', async () => {
    const { page, office, enter, violations } = screens;
    const file = await openCaseOnScreen(office);
    await file.toDraft();
    await enter('部门负责人', `/cases/${file.id}/respond`);
    await body().fill('我的稿子：42名游客已转移。');
    const theirs = '办公室的稿子：41名游客已转移。';
    await file.give(people.coordinator, { ...response, draftId: 'd1', body: theirs });
    await page.getByText('他人已提交第 2 稿').waitFor();
    const both = page.getByRole('alert').filter({ hasText: '他人已提交' });
    expect(await both.innerText()).toContain(theirs);
    expect(await both.innerText()).toContain('我的稿子：42名游客已转移。');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: '提交修改稿' }).click();
    expect((await file.refresh()).drafts[0]?.body).toBe(theirs);
    await page.getByRole('button', { name: /保留我的/ }).click();
    await page.getByRole('button', { name: '提交修改稿' }).click();
    await page.getByText('已办理：提交修改稿').waitFor();
    expect((await file.refresh()).drafts[0]?.body).toBe('我的稿子：42名游客已转移。');
  });

  it('is neither lost nor sent when the session ends in mid-edit', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await file.toDraft();
    await enter('部门负责人', `/cases/${file.id}/respond`);
    await body().fill('登录过期时写下的稿子。');
    await page.context().clearCookies();
    // not by the pointer: the text that is kept meanwhile may have brought up the sign-in already
    await page.getByRole('button', { name: '提交修改稿' }).dispatchEvent('click');
    const again = page.getByRole('dialog', { name: '重新登录' });
    await again.getByRole('button', { name: '部门负责人' }).click();
    await again.waitFor({ state: 'detached' });
    expect(await body().inputValue()).toBe('登录过期时写下的稿子。');
    await page.getByRole('button', { name: '提交修改稿' }).click();
    await page.getByText('已办理：提交修改稿').waitFor();
  });

  it('shows to others who is writing', async () => {
    const { office, enter, browser } = screens;
    const file = await openCaseOnScreen(office);
    await file.toResponse();
    await enter('部门负责人', `/cases/${file.id}/respond`);
    await body().pressSequentially('在写');
    const elsewhere = await browser.newPage();
    await elsewhere.goto(`${office.server.url}/cases/${file.id}/respond`);
    await elsewhere.getByRole('button', { name: '办公室、' }).click();
    await elsewhere.getByText('资源开发处处长·顾明川 正在编辑').waitFor();
    await elsewhere.close();
  });

  it('names what happened in the meantime when the case has moved on', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await file.toDraft();
    await enter('部门负责人', `/cases/${file.id}/respond`);
    await body().waitFor();
    // the page hears of nothing until it submits
    await page.route('**/api/cases/*', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.fallback(),
    );
    await body().fill('我的稿子。');
    await file.give(people.coordinator, {
      kind: 'report-upward',
      to: '省委宣传部',
      summary: '险情',
    });
    await page.unroute('**/api/cases/*');
    await page.getByRole('button', { name: '提交修改稿' }).click();
    await page.getByText('案件已被他人更新，您填写的内容仍在').waitFor();
    await page.getByRole('alert').getByText('省委宣传部').first().waitFor();
    expect(await body().inputValue()).toBe('我的稿子。');
    await page.getByRole('button', { name: '核对后仍要提交' }).click();
    await page.getByText('已办理：提交修改稿').waitFor();
  });

  it('is written, submitted and tried for publication by keyboard alone', async () => {
    const { page, office, enter } = screens;
    const file = await openCaseOnScreen(office);
    await file.toResponse();
    await enter('部门负责人', `/cases/${file.id}/judge`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const { keyboard } = page;
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const reach = async (wanted: () => Promise<boolean>) => {
      for (let step = 0; step < 80; step += 1) {
        if (await wanted()) return;
        await keyboard.press('Tab');
      }
      throw new Error('the Tab key does not lead there');
    };
    const onField = (id: string) => () =>
      page.evaluate((wanted) => document.activeElement?.id === wanted, id);
    await reach(async () => (await focused()).startsWith('下一步'));
    await keyboard.press('Enter');
    await page.getByLabel('标题', { exact: true }).waitFor();
    await reach(onField('draft-title'));
    await keyboard.type('关于游客滞留情况的通报');
    await reach(onField('draft-body'));
    await keyboard.type('游客已全部转移。');
    await reach(onField('draft-publicity'));
    await keyboard.press('ArrowDown');
    await reach(async () => (await focused()) === '提交审签');
    await keyboard.press('Enter');
    await page.getByText('已办理：提交审签').waitFor();
    await page.getByRole('button', { name: '提交修改稿' }).waitFor();
    await reach(onField('publish'));
    await keyboard.press('Enter');
    await page.getByText('政治关尚未通过').waitFor();
    expect(await focused()).toContain('请先改正以下问题');
  });
});
