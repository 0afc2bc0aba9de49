import { describe, expect, it } from 'vitest';
import { hourMs } from '../../src/domain/time.ts';
import type { Story } from '../../src/domain/story.ts';
import { openScreens } from './screen.ts';
import { storyOf } from '../support/served-office.ts';

const screens = openScreens();
const analyst = '舆情研判员';

/** A story of a post and its repost on a portal. */
function reposted(): Story {
  const now = screens.clock.now();
  const post = {
    itemId: 'post',
    title: '栖云峡发大水了',
    url: 'http://forum.example/1',
    sourceName: '云岭民声论坛',
    tier: 'forum' as const,
    seenAt: now - 2 * hourMs,
  };
  const repost = {
    ...post,
    itemId: 'repost',
    repostOf: 'post',
    url: 'javascript:alert(1)',
    sourceName: '七色门户',
    tier: 'portal' as const,
    seenAt: now - hourMs,
  };
  return storyOf('flood', now, {
    headline: '栖云峡发大水了',
    appearances: [post, repost],
    priorities: ['P2'],
  });
}

describe('stories', () => {
  it('are listed with their texts and sources, and found by words', async () => {
    const { page, enter, violations, office, clock } = screens;
    await office.platform.stories.put([
      reposted(),
      storyOf('bridge', clock.now(), { headline: '临溪镇桥梁垮塌' }),
    ]);
    await enter(analyst, '/stories');
    await page.getByText('2 条 · 云岭民声论坛、七色门户').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('searchbox').fill('临溪');
    await page.getByText('1 个事件').waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    expect(page.url()).toContain('search=');
    await page.getByRole('searchbox').fill('没有的词');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('2 个事件').waitFor();
  });

  it('show their spread as lanes with a table twin, and link to no hostile address', async () => {
    const { page, enter, violations, office } = screens;
    await office.platform.stories.put([reposted()]);
    await enter(analyst, '/stories/flood');
    await page.getByRole('img', { name: '传播' }).waitFor();
    expect(await page.getByRole('link', { name: '栖云峡发大水了' }).count()).toBe(1);
    await page.getByRole('button', { name: '数据表' }).click();
    const twin = page.getByRole('table', { name: '传播' });
    expect(await twin.getByRole('row').count()).toBe(3);
    await twin.getByRole('cell', { name: '转载' }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('are merged and split with a preview and a reason', async () => {
    const { page, enter, violations, office, clock } = screens;
    await office.platform.stories.put([
      reposted(),
      storyOf('bridge', clock.now(), { headline: '临溪镇桥梁垮塌' }),
    ]);
    await enter(analyst, '/stories/flood');
    await page.getByRole('button', { name: '并入其他事件' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '确认' }).click();
    await dialog.getByRole('alert').getByText('请选择要并入的事件').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByLabel('并入到').selectOption({ label: '临溪镇桥梁垮塌' });
    await dialog.getByText('2 条并入 1 条，合计 3 条').waitFor();
    await dialog.getByLabel('理由').fill('同一场洪水');
    await dialog.getByRole('button', { name: '确认' }).click();
    await page.getByText('已决定，列表随处理结果更新').waitFor();
    await page.getByRole('checkbox', { name: '选择 栖云峡发大水了' }).last().check();
    await page.getByRole('button', { name: '拆分所选 1 条' }).click();
    await dialog.getByText('拆出 1 条，留下 1 条').waitFor();
    await dialog.getByLabel('理由').fill('另一处的旧闻');
    await dialog.getByRole('button', { name: '确认' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('become a case by hand, once', async () => {
    const { page, enter, office } = screens;
    await office.platform.stories.put([reposted()]);
    await enter(analyst, '/stories/flood');
    await page.getByRole('button', { name: '立案', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '立案' }).click();
    await page.waitForURL(/\/cases\//);
    await page.goto(`${office.server.url}/stories/flood`);
    await page.getByRole('link', { name: /已立案：YQ-/ }).waitFor();
    expect(await page.getByRole('button', { name: '立案', exact: true }).count()).toBe(0);
  });

  it('are only looked at by those who may not decide on them', async () => {
    const { page, enter, office } = screens;
    await office.platform.stories.put([reposted()]);
    await enter('分管领导', '/stories/flood');
    await page.getByRole('img', { name: '传播' }).waitFor();
    expect(await page.getByRole('button', { name: '并入其他事件' }).count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
  });

  it('reflow at 320 pixels, and leave no Chinese of their own in English', async () => {
    const { page, enter, violations, office } = screens;
    await office.platform.stories.put([reposted()]);
    await page.setViewportSize({ width: 320, height: 640 });
    await enter(analyst, '/stories/flood');
    await page.getByRole('img', { name: '传播' }).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Merge into another' }).waitFor();
    expect(await violations()).toEqual([]);
    expect(await screens.ownWords()).not.toMatch(/\p{Script=Han}/u);
  });
});
