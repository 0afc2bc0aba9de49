import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { openScreens } from './screen.ts';
import { storyOf } from '../support/served-office.ts';

const screens = openScreens();
const analyst = '舆情研判员';

async function open(headline: string, facts: Parameters<typeof storyOf>[2] = {}, ageMs = hourMs) {
  const { office, clock } = screens;
  const opened = await office.open(storyOf(headline, clock.now() - ageMs, { headline, ...facts }));
  await office.relay();
  return opened;
}

describe('what interrupts', () => {
  it('is a new matter of the gravest kind, on every page, with the way to it, and nothing moves', async () => {
    await open('讲解员服务获好评');
    const { page, enter, violations } = screens;
    await enter(analyst, '/settings');
    const heading = page.getByRole('heading', { name: '个人设置', level: 1 });
    const before = await heading.boundingBox();
    await open('临溪镇桥梁垮塌', { severity: '特别重大' });
    const banner = page.getByRole('alert').filter({ hasText: '1 件须立即处理' });
    await banner.getByRole('link', { name: /临溪镇桥梁垮塌/ }).waitFor();
    expect((await heading.boundingBox())?.y).toBe(before?.y);
    expect(await violations()).toEqual([]);
    await banner.getByRole('button', { name: '知道了' }).click();
    await open('临溪镇道路积水', { severity: '一般' });
    expect(await banner.count()).toBe(0);
  });

  it('is a deadline that has just been missed, told once', async () => {
    await open('青川古城突发山洪', {}, 4.9 * hourMs);
    const { page, enter, clock } = screens;
    await enter(analyst, '/stories');
    await page.getByRole('link', { name: '已超时 0' }).waitFor();
    clock.advance(10 * minuteMs);
    await open('临溪镇道路积水', { severity: '一般' });
    const banner = page.getByRole('alert').filter({ hasText: /青川古城突发山洪.*已超时/ });
    await banner.getByRole('link', { name: /青川古城突发山洪/ }).click();
    await page.getByRole('heading', { name: '青川古城突发山洪' }).first().waitFor();
    expect(await banner.count()).toBe(0);
  });

  it('is what somebody asked to be reminded of, wherever they are by then', async () => {
    await open('青川古城突发山洪');
    const { page, enter, clock } = screens;
    await enter(analyst);
    const row = page.getByRole('link', { name: '青川古城突发山洪' });
    await row.focus();
    await page.keyboard.press('s');
    await page.getByText(/将于 .* 提醒：青川古城突发山洪/).waitFor();
    await row.waitFor();
    await page.getByRole('link', { name: '采集来源' }).click();
    clock.advance(31 * minuteMs);
    await open('临溪镇道路积水', { severity: '一般' });
    const toast = page.locator('.toast', { hasText: '提醒：青川古城突发山洪' });
    await toast.getByRole('button', { name: '打开案件' }).click();
    await page.getByRole('heading', { name: '青川古城突发山洪' }).first().waitFor();
  });
});
