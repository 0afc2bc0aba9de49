import { describe, expect, it } from 'vitest';
import { extendWatch } from '../../src/actions/watch/change.ts';
import { openWatch } from '../../src/actions/watch/open.ts';
import { addUser } from '../../src/actions/user/add.ts';
import { systemActor, type Actor } from '../../src/domain/actor.ts';
import { dayMs } from '../../src/domain/time.ts';
import { openScreens } from './screen.ts';
import { storyOf } from '../support/served-office.ts';

const screens = openScreens();
const auditor = '审计管理员';
const head: Actor = { id: 'fan', name: '范主任', roles: ['office-head'] };

describe('the audit', () => {
  it('lists cases without their content, and checks the chain of one', async () => {
    const { page, enter, violations, office, clock } = screens;
    const opened = await office.open(
      storyOf('flood', clock.now(), { headline: '青川古城突发山洪' }),
    );
    await enter(auditor, '/audit');
    await page.getByRole('row', { name: new RegExp(opened.number) }).waitFor();
    expect(await page.getByText('青川古城突发山洪').count()).toBe(0);
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: `查看并校验 ${opened.number}` }).click();
    await page.getByText(/✓ 哈希链、案件文档与签名完好/).waitFor();
    const events = page.getByRole('table');
    expect(await events.getByRole('columnheader').allInnerTexts()).toEqual([
      '序号',
      '时间',
      '何人',
      '角色',
      '何事',
      '变更前 → 变更后',
      '链上哈希',
    ]);
    await events.getByRole('row', { name: /立案.*环节：— → 收集.*等级：— → 重大/ }).waitFor();
    expect(await page.getByText('青川古城突发山洪').count()).toBe(0);
    expect(await violations()).toEqual([]);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    expect((await file).suggestedFilename()).toMatch(/^audit-case-.*\.csv$/);
  });

  it('shows what was done to accounts, from what to what, without a password', async () => {
    const { page, enter, violations, office } = screens;
    await addUser({ ...office.platform, ...office.deps, configured: [] }, systemActor, {
      id: 'linshu',
      name: '林书',
      roles: ['analyst'],
      password: 'correct horse battery',
    });
    await enter(auditor, '/audit?of=office');
    const row = page.getByRole('row', { name: /新增账号.*linshu/ });
    await row.getByText('舆情研判员').waitFor();
    expect(await page.getByText('correct horse').count()).toBe(0);
    expect(await violations()).toEqual([]);
  });

  it('tells a decision about a watch by its name, from what to what, and a line that cannot be read', async () => {
    const { page, enter, violations, office, clock } = screens;
    const now = clock.now();
    const deps = { ...office.platform, ...office.deps, faultOf: () => undefined };
    const outcome = await openWatch(deps, head, {
      name: '汛期景区安全',
      kind: '突发事件',
      topic: '山洪 且 景区',
      from: now,
      until: now + dayMs,
      rule: { kind: 'open', priorities: ['P4'] },
    });
    if (outcome.kind === 'refused') throw new Error(outcome.message);
    const { id } = outcome.watch;
    const until = now + 2 * dayMs;
    await extendWatch(deps, head, { id, expectedVersion: 1, reason: '雨季延长', until });
    // its person has a member that no event has
    const newer = { id: 'x/1', at: now, by: head, kind: 'watch-opened' as const, subject: 'x' };
    await office.platform.documents.events.add(newer);
    await enter(auditor, '/audit?of=office');
    const row = page.getByRole('row', { name: /延长专项.*汛期景区安全/ });
    await row.getByText('理由：雨季延长').waitFor();
    expect(await row.getByText(/^结束：\d/).count()).toBe(2);
    await page.getByRole('row', { name: /设立专项.*P4 突发事件/ }).waitFor();
    await page.getByRole('row', { name: /读不懂此条.*x\/1/ }).waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('row', { name: /Special watch extended.*Reason: / }).waitFor();
    await page.getByRole('row', { name: /cannot read the line/ }).waitFor();
  });

  it('reflows at 320 pixels, and leaves no Chinese of its own in English', async () => {
    const { page, enter, violations, office, clock, ownWords } = screens;
    await office.open(storyOf('flood', clock.now()));
    await page.setViewportSize({ width: 320, height: 640 });
    await enter(auditor, '/audit');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: /Look at YQ-/ }).click();
    await page.getByText(/are sound/).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect(await violations()).toEqual([]);
    expect((await ownWords()).replace('中文', '')).not.toMatch(/\p{Script=Han}/u);
  });
});
