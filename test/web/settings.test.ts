import { describe, expect, it } from 'vitest';
import { hourMs } from '../../src/domain/time.ts';
import { openScreens } from './screen.ts';
import { storyOf } from '../support/served-office.ts';

const screens = openScreens();
const analyst = '舆情研判员';

/** Opens a case for a story with this headline. */
async function open(headline: string, facts: Parameters<typeof storyOf>[2] = {}): Promise<void> {
  const { office, clock } = screens;
  await office.open(storyOf(headline, clock.now() - hourMs, { headline, ...facts }));
  await office.relay();
}

describe('personal settings', () => {
  it('are reached from the name at the top, name keys in conflict, and are kept with the server', async () => {
    await open('青川古城突发山洪');
    const { page, enter, violations } = screens;
    await enter(analyst);
    await page.getByRole('link', { name: /沈云舟 个人设置/ }).click();
    await page.getByRole('heading', { name: '个人设置', level: 1 }).waitFor();
    await page.getByLabel('认领').press('e');
    await page.getByRole('button', { name: '保存设置' }).click();
    const summary = page.getByRole('alert').filter({ hasText: '请先改正以下问题' });
    expect(await summary.getByRole('link').allInnerTexts()).toEqual([
      '“认领”与“升级”同用 e，请改其中一个',
      '“升级”与“认领”同用 e，请改其中一个',
    ]);
    expect(await violations()).toEqual([]);
    await page.getByLabel('升级').press('u');
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('已保存个人设置').waitFor();

    await page.getByRole('link', { name: '待办队列' }).click();
    const row = page.getByRole('link', { name: '青川古城突发山洪' });
    await row.waitFor();
    await row.focus();
    await page.keyboard.press('a');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    await help.getByText('认领').waitFor();
    expect(await help.locator('div', { hasText: /^e认领$/ }).count()).toBe(1);
    expect(await page.getByText(/已认领/).count()).toBe(0);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByText(/已认领/).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('toolbar').getByRole('button', { name: '认领 e' }).waitFor();
  });

  it('turn the keys off, in whichever browser the person signs in', async () => {
    await open('青川古城突发山洪');
    const { page, office, browser, enter } = screens;
    await enter(analyst, '/settings');
    await page.getByLabel('启用单键快捷键').uncheck();
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('已保存个人设置').waitFor();
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await other.goto(office.server.url);
    await other.getByRole('button', { name: analyst }).first().click();
    await other.getByRole('link', { name: '青川古城突发山洪' }).focus();
    await other.keyboard.press('a');
    await other.keyboard.press('?');
    await other.getByText('单键快捷键已关闭').waitFor();
    expect(await other.getByText(/已认领/).count()).toBe(0);
    await other.keyboard.press('Escape');
    await other.getByLabel(/^选择 YQ/).check();
    const claim = other.getByRole('toolbar').getByRole('button', { name: '认领' });
    expect(await claim.innerText()).toBe('认领');
    await elsewhere.close();
  });

  it('speak the chosen language everywhere, without a Chinese word of their own', async () => {
    const { page, office, browser, enter, ownWords } = screens;
    await enter(analyst, '/settings');
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('Your settings are saved').waitFor();
    expect((await ownWords()).match(/\p{Script=Han}+/gu)).toBeNull();
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await other.goto(office.server.url);
    await other.getByRole('button', { name: analyst }).first().click();
    await other.getByRole('heading', { name: 'Queue' }).waitFor();
    await elsewhere.close();
  });

  it('show the language that is spoken, in a browser that spoke another and after each switch', async () => {
    const { page, office, enter } = screens;
    await enter(analyst);
    await page.context().request.put(`${office.server.url}/api/settings`, {
      data: { values: { language: 'en' } },
    });
    await page.goto(`${office.server.url}/settings`);
    await page.getByRole('heading', { name: 'My settings', level: 1 }).waitFor();
    const isChosen = (name: string) => page.getByRole('radio', { name }).isChecked();
    expect(await isChosen('English')).toBe(true);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '个人设置', level: 1 }).waitFor();
    expect(await isChosen('中文')).toBe(true);
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('Your settings are saved').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '个人设置', level: 1 }).waitFor();
    expect(await isChosen('中文')).toBe(true);
  });

  it('sound a tone for what nobody may miss only where it was asked for, and on every page', async () => {
    await open('青川古城突发山洪');
    const { page, enter } = screens;
    await page.addInitScript(() => {
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function counted(when) {
        document.documentElement.dataset['tones'] = String(
          Number(document.documentElement.dataset['tones'] ?? 0) + 1,
        );
        start.call(this, when);
      };
    });
    const tones = () => page.evaluate(() => document.documentElement.dataset['tones']);
    await enter(analyst);
    await page.getByRole('link', { name: '青川古城突发山洪' }).waitFor();
    await open('栖云峡景区垮塌', { severity: '特别重大' });
    await page.getByText(/1 件须立即处理/).waitFor();
    expect(await tones()).toBeUndefined();

    await page.getByRole('link', { name: /个人设置/ }).click();
    await page.getByLabel(/响一声/).check();
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('已保存个人设置').waitFor();
    await open('临溪镇桥梁垮塌', { severity: '特别重大' });
    await expect.poll(tones).toBe('1');
  });

  it('keep what was chosen while the server fails, and fit 320 pixels', async () => {
    const { page, enter, violations } = screens;
    await page.setViewportSize({ width: 320, height: 700 });
    await enter(analyst, '/settings');
    await page.getByLabel('认领').press('q');
    await page.route('**/api/settings', (route) => route.fulfill({ status: 500, json: {} }));
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('您填写的内容仍在，可再次提交。').waitFor();
    expect(await page.getByLabel('认领').inputValue()).toBe('q');
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.unroute('**/api/settings');
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('已保存个人设置').waitFor();
  });
});
