import { describe, expect, it } from 'vitest';
import { hourMs } from '../../src/domain/time.ts';
import { openCaseOnScreen, people } from '../support/case-on-screen.ts';
import { storyOf } from '../support/served-office.ts';
import { handsOn } from './case-hands.ts';
import { openScreens } from './screen.ts';

const screens = openScreens();
const { as, button, send, done, label } = handsOn(screens);
const analyst = '舆情研判员';

const texts = (now: number) =>
  ['岚泽论坛', '云岭日报'].map((sourceName, n) => ({
    itemId: `bridge-${n}`,
    title: `临溪镇桥梁垮塌 ${n}`,
    url: `http://news.example/bridge/${n}`,
    sourceName,
    tier: 'forum' as const,
    seenAt: now - (4 - n) * hourMs,
  }));

/** A story that no case answers yet, first public four hours ago. */
async function putStory(): Promise<void> {
  const now = screens.clock.now();
  const earliest = now - 4 * hourMs;
  await screens.office.platform.stories.put([
    storyOf('bridge', now, {
      headline: '临溪镇桥梁垮塌',
      appearances: texts(now),
      firstPublicAt: earliest,
      firstSeenAt: earliest,
    }),
  ]);
}

describe('the items of a case', () => {
  it('are linked from another story, whole or in part, and say what that does to the clocks', async () => {
    const { page, office, clock, violations } = screens;
    const file = await openCaseOnScreen(office);
    await putStory();
    await as(analyst, file, 'evidence');
    await button('关联内容').click();
    await label('按标题查找事件').fill('不存在的词');
    await page.keyboard.press('Enter');
    await page.getByText('没有标题含此词的事件').waitFor();
    await label('按标题查找事件').fill('临溪镇');
    await button('查找').click();
    await label('找到的事件').selectOption({ index: 1 });
    const first = page.getByRole('checkbox', { name: /岚泽论坛 · 临溪镇桥梁垮塌 0/ });
    const second = page.getByRole('checkbox', { name: /云岭日报/ });
    await first.uncheck();
    await second.uncheck();
    await send('关联内容').click();
    await page.getByRole('link', { name: '请至少选一条内容' }).waitFor();
    expect(await violations()).toEqual([]);
    await second.check();
    await page.getByText(/将调整 5小时权威信息/).waitFor();
    await send('关联内容').click();
    await done('关联内容');
    expect(await file.refresh()).toMatchObject({
      itemIds: [...file.case.itemIds.slice(0, 5), 'bridge-1'],
      storyIds: ['栖云峡景区突发山洪 游客滞留'],
      firstPublicAt: clock.now() - 3 * hourMs,
    });

    await button('关联内容').click();
    await label('按标题查找事件').fill('临溪镇');
    await page.keyboard.press('Enter');
    await label('找到的事件').selectOption({ index: 1 });
    await first.waitFor();
    expect(await second.count()).toBe(0);
    await send('关联内容').click();
    await done('关联内容');
    expect((await file.refresh()).storyIds).toContain('bridge');
  });

  it('are not taken from a story that another case answers', async () => {
    const { page, office, clock } = screens;
    const file = await openCaseOnScreen(office);
    await office.open(storyOf('bridge', clock.now(), { headline: '临溪镇桥梁垮塌' }));
    await as(analyst, file, 'evidence');
    await button('关联内容').click();
    await label('按标题查找事件').fill('临溪镇');
    await page.keyboard.press('Enter');
    await label('找到的事件').selectOption({ index: 1 });
    await page.getByText('此事件已在另一案件中办理').waitFor();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /YQ-.* 临溪镇桥梁垮塌/ })
      .waitFor();
    expect(await send('关联内容').count()).toBe(0);
  });

  it('are taken out with a reason by analysts, and shown no more', async () => {
    const { page, office, violations } = screens;
    const file = await openCaseOnScreen(office);
    await as('办公室、', file, 'evidence');
    await page.getByRole('heading', { name: '证据（5 条）' }).waitFor();
    expect(await button('移出本案').count()).toBe(0);
    await as(analyst, file, 'evidence');
    await button('移出本案').first().click();
    await send('移出本案').click();
    await page.getByRole('link', { name: '请写明理由' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.getByLabel('理由', { exact: true }).fill('旧闻');
    await send('移出本案').click();
    await done('移出本案');
    await page.getByRole('heading', { name: '证据（4 条）' }).waitFor();
    expect((await file.refresh()).unlinkedIds).toHaveLength(1);
  });
});

describe('a case that was merged', () => {
  it('names where it went, and comes back with a reason', async () => {
    const { page, office, clock, violations } = screens;
    const file = await openCaseOnScreen(office);
    const other = storyOf('bridge', clock.now(), { headline: '临溪镇桥梁垮塌', severity: '一般' });
    const target = await office.open(other);
    await file.give(people.analyst, {
      kind: 'merge-into',
      targetId: target.id,
      reason: '同一场洪水',
    });
    await as(analyst, file);
    const clocks = page.getByRole('region', { name: '全部时限' });
    await clocks.getByRole('link', { name: target.number }).waitFor();
    expect(await clocks.textContent()).not.toMatch(/剩|超时/);
    const card = page.getByRole('region', { name: '并案' });
    await card.getByRole('link', { name: /临溪镇桥梁垮塌/ }).click();
    await card.getByText('要撤销并案，请打开被并入的案件办理。').waitFor();
    await card.getByRole('link', { name: /栖云峡景区突发山洪/ }).click();
    await button('撤销并案').click();
    await send('撤销并案').click();
    await page.getByRole('link', { name: '请写明理由' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.getByLabel('理由', { exact: true }).fill('并非同一事项');
    await send('撤销并案').click();
    await done('撤销并案');
    await card.waitFor({ state: 'detached' });
    expect(await file.refresh()).toMatchObject({ stage: '收集' });
    expect(await office.platform.cases.get(target.id)).toMatchObject({ itemIds: ['bridge-1'] });
  });
});
