import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { registerPolicy } from '../../src/actions/policy/register.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { people } from '../domain/case/office.ts';
import { articlePage, listPage } from '../support/collection.ts';
import { openLoopbackSite, type LoopbackSite, type Route } from '../support/loopback-site.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openOffice } from '../support/office.ts';

let clock: ManualClock;
let directory: string;
let site: LoopbackSite;
let office: Awaited<ReturnType<typeof openOffice>>;
const routes: Record<string, Route> = {};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiying-register-'));
  clock = openManualClock();
  site = await openLoopbackSite(routes);
  const source = {
    id: 'news',
    name: '石桥新闻',
    tier: 'local-media',
    kind: 'html-list',
    url: `${site.origin}/list`,
    links: 'li a',
    every: '1m',
  };
  office = await openOffice({ sources: [source], allow: [site.host], clock, directory });
});
afterEach(async () => {
  await office.close();
  await site.close();
  await rm(directory, { recursive: true, force: true });
});

/** The P1 evidence of what is found at the path now. */
async function rulesOf(path: string, title: string): Promise<string[]> {
  routes['/list'] = listPage([path]);
  routes[path] = articlePage(title);
  clock.advance(minuteMs);
  await office.crawl();
  const stories = await office.platform.stories.recent(0, 100);
  const appearances = stories.flatMap((story) => story.appearances);
  const { itemId } = appearances.find((one) => one.title === title) ?? expect.fail(title);
  const item = await office.platform.items.get(itemId);
  const tag = item?.tags.find(({ priority }) => priority === 'P1');
  return tag?.evidence.map(({ rule }) => rule) ?? [];
}

it('watches a policy by the names that people use within a minute of its registration, without a restart', async () => {
  expect(await rulesOf('/before.html', '邻居们都在聊禁钓令')).toEqual([]);
  const registered = await registerPolicy({ ...office.platform, clock }, people.handler, {
    title: '石桥镇沿河垂钓管理办法',
    aliases: ['禁钓令'],
    draftedBy: { id: 'water', name: '水务处' },
    isSensitive: false,
  });
  if (registered.kind === 'refused') expect.fail(registered.message);
  const { id } = registered.policy;
  const rules = await rulesOf('/after.html', '钓友议论禁钓令何时施行');
  expect(new Set(rules)).toEqual(new Set([`register/${id}`]));
});
