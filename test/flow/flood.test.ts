import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hourMs, minuteMs, shanghaiMinute } from '../../src/domain/time.ts';
import { openLoopbackSite, type LoopbackSite } from '../support/loopback-site.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openOffice } from '../support/office.ts';

// 2026-11-20 14:00 in Asia/Shanghai
const start = Date.UTC(2026, 10, 20, 6, 0, 0);
const publishedAt = start - 2 * hourMs;
const report =
  '云岭新闻网讯 20日上午，受上游短时强降雨影响，松岫县栖云峡景区突发山洪，多名游客被冲走。截至目前，山洪已造成11人遇难、3人失联。县里已成立指挥部，搜救工作正在进行。';
const article = (title: string, source: string, time: number, text: string) =>
  `<html><head><meta charset="utf-8"><title>${title}_${source}</title></head><body><h1>${title}</h1>
<p>来源：${source} 发布时间：${shanghaiMinute(time)}</p><div class="content">${`<p>${text}</p>`.repeat(3)}</div></body></html>`;
const list = (...paths: string[]) =>
  `<html><body><ul>${paths.map((path) => `<li><a href="${path}">栖云峡景区情况报道${path}</a></li>`).join('')}</ul></body></html>`;

let news: LoopbackSite;
let portal: LoopbackSite;
let clock: ManualClock;
let office: Awaited<ReturnType<typeof openOffice>>;

beforeEach(async () => {
  clock = openManualClock(start);
  const title = '松岫县栖云峡景区突发山洪 已致11人遇难3人失联';
  news = await openLoopbackSite({
    '/list.html': list('/flood.html', '/sports.html'),
    '/flood.html': article(title, '云岭新闻网', publishedAt, report),
    '/sports.html': article(
      '云岭龙舟联赛收官',
      '云岭新闻网',
      publishedAt,
      '本赛季龙舟联赛总决赛落幕，临溪队在加时赛中险胜岚泽队，观众报以热烈掌声。',
    ),
  });
  portal = await openLoopbackSite({
    '/list.html': list('/copy.html'),
    '/copy.html': article(
      `快讯：${title}`,
      '七色门户',
      publishedAt + hourMs,
      `${report}（责任编辑：某某）`,
    ),
  });
  const source = (id: string, site: LoopbackSite, tier: string) => ({
    kind: 'html-list',
    id,
    name: id,
    tier,
    url: `${site.origin}/list.html`,
    links: 'li a',
  });
  office = await openOffice({
    sources: [source('news', news, 'local-media'), source('portal', portal, 'portal')],
    allow: [news.host, portal.host],
    clock,
  });
});
afterEach(async () => {
  await office.close();
  await Promise.all([news.close(), portal.close()]);
});

describe('a flood, from the page to the leader', () => {
  it('is found, tagged, folded with its repost, and opened as one case anchored at its first publication', async () => {
    await office.crawl();
    const cases = await office.platform.cases.all(10);
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({
      number: 'YQ-2026-0001',
      priorities: ['P4'],
      severity: { level: '重大', provisional: true },
      firstPublicAt: publishedAt,
    });
    expect(cases[0]?.itemIds).toHaveLength(2);
    const authoritative = cases[0]?.clocks.find(({ kind }) => kind === 'C1');
    expect(authoritative).toMatchObject({ anchor: publishedAt, dueAt: publishedAt + 5 * hourMs });
  });

  it('climbs the ladder as time passes: assignee, department and office, leader, and tells each step once', async () => {
    await office.crawl();
    const heard: string[][] = [];
    for (const untilMs of [2.5 * hourMs, 4 * hourMs, 5 * hourMs, 6 * hourMs]) {
      clock.advance(publishedAt + untilMs + minuteMs - clock.now());
      const before = office.notices.length;
      await office.fire();
      await office.fire();
      heard.push(office.notices.slice(before).filter((line) => line.includes('5小时权威信息')));
    }
    expect(heard[0]).toHaveLength(1);
    expect(heard[0]?.[0]).toContain('值班研判员');
    expect(heard[1]?.[0]).toContain('办公室督办');
    expect(heard[2]?.[0]).toContain('分管领导');
    expect(heard[3]?.some((line) => line.includes('主要负责人、上级机关'))).toBe(true);
    const [flood] = await office.platform.cases.all(1);
    expect(flood?.breaches.map(({ clockName }) => clockName)).toContain('5小时权威信息');
  });

  it('is not opened twice when the same pages come again', async () => {
    await office.crawl();
    clock.advance(2 * hourMs);
    await office.crawl();
    expect(await office.platform.cases.all(10)).toHaveLength(1);
    expect(await office.platform.items.count()).toBe(3);
  });

  it('goes on where it was after a restart, and fires what came due in between once', async () => {
    await office.crawl();
    const sites = { allow: [news.host, portal.host], clock, directory: office.directory };
    await office.close({ keepFiles: true });
    clock.advance(4 * hourMs);
    office = await openOffice({ sources: [], ...sites });
    await office.fire();
    await office.fire();
    const [flood] = await office.platform.cases.all(1);
    const history = await office.platform.cases.history(flood?.id ?? '');
    const keys = history.flatMap(({ event }) => (event.kind === 'step-fired' ? [event.key] : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(flood?.breaches.map(({ clockName }) => clockName)).toContain('5小时权威信息');
  });
});
