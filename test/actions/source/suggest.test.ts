import { describe, expect, it } from 'vitest';
import { suggestSource } from '../../../src/actions/source/suggest.ts';
import { openManualClock } from '../../support/manual-clock.ts';
import { portalPages } from '../../support/sample-site.ts';
import { openScriptedWeb, webOrigin, type Answer } from '../../support/scripted-web.ts';

const clock = openManualClock();

async function suggest(answers: Record<string, Answer>, path = '/news/') {
  const web = openScriptedWeb(clock.now);
  for (const [address, answer] of Object.entries(answers)) web.answer(address, answer);
  const suggested = await suggestSource(
    { crawler: web.crawler, clock },
    `${webOrigin}${path}`,
    new AbortController().signal,
  );
  return { suggested, asked: web.asked };
}

describe('the suggestion of a source', () => {
  it('proposes selectors that hold on both sample pages, and shows what they read', async () => {
    const { suggested } = await suggest(portalPages());
    expect(suggested).toMatchObject({
      kind: 'suggested',
      source: {
        kind: 'html-list',
        links: 'ul.newslist a',
        article: {
          title: 'h1.tt',
          body: 'div.TRS_Editor',
          publishedAt: 'span.pubtime',
          origin: 'span.src',
        },
      },
      listed: 4,
      trial: [
        {
          title: '石桥镇一号路段供水管网改造完成通水',
          publishedAt: Date.UTC(2026, 10, 19, 1, 30),
          origin: '石桥镇融媒体中心',
        },
        { title: '石桥镇召开供水保障工作调度会议' },
      ],
    });
  });

  it('knows a list by its shape where the addresses say nothing', async () => {
    const renamed = Object.entries(portalPages()).map(([path, html]) => [
      path
        .replace(/art_1_(\d)0(\d).*/, 'festival-$2')
        .replace('/art/2026/', '/')
        .replaceAll(/\d\d\//g, ''),
      html.replaceAll(/\/art\/2026\/\d\d\/\d\d\/art_1_10(\d).html/g, '/festival-$1'),
    ]);
    const { suggested } = await suggest(Object.fromEntries(renamed));
    expect(suggested).toMatchObject({ source: { links: 'ul.newslist a' }, listed: 4 });
  });

  it('asks for a list and a few articles only', async () => {
    const { asked } = await suggest(portalPages());
    expect(asked).toHaveLength(5);
  });

  it('leaves out what stands in different places on the two pages', async () => {
    const pages = portalPages();
    const [second = ''] = Object.keys(pages).slice(2);
    pages[second] = (pages[second] ?? '').replace('class="pubtime"', 'class="other"');
    const { suggested } = await suggest(pages);
    const article = suggested.kind === 'suggested' ? suggested.source : undefined;
    expect(article).toMatchObject({ article: { title: 'h1.tt' } });
    expect(JSON.stringify(article)).not.toContain('pubtime');
  });

  it('takes a feed as a feed', async () => {
    const item = (n: number) =>
      `<item><title>消息${n}</title><link>${webOrigin}/art/${n}.html</link></item>`;
    const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${item(1)}${item(2)}</channel></rss>`;
    const { suggested } = await suggest({ '/news/': feed });
    expect(suggested).toMatchObject({ kind: 'suggested', source: { kind: 'rss' }, listed: 2 });
  });

  it('takes a sitemap as a sitemap, and reads articles of the first one that an index names', async () => {
    const pages = portalPages();
    const paths = Object.keys(pages).filter((path) => path.startsWith('/art/'));
    const urls = paths.map((path) => `<url><loc>${webOrigin}${path}</loc></url>`).join('');
    const { suggested, asked } = await suggest({
      ...pages,
      '/news/': `<sitemapindex><sitemap><loc>${webOrigin}/1.xml</loc></sitemap></sitemapindex>`,
      '/1.xml': `<urlset>${urls}</urlset>`,
    });
    expect(suggested).toMatchObject({
      source: { kind: 'sitemap' },
      listed: paths.length,
      trial: [{ title: '石桥镇一号路段供水管网改造完成通水' }, {}],
    });
    expect(asked.slice(0, 2)).toEqual(['/news/', '/1.xml']);
  });

  it('does not go down an index of indexes', async () => {
    const index = (n: number) =>
      `<sitemapindex><sitemap><loc>${webOrigin}/${n}.xml</loc></sitemap></sitemapindex>`;
    const { asked } = await suggest({ '/news/': index(1), '/1.xml': index(2), '/2.xml': index(3) });
    expect(asked).toEqual(['/news/', '/1.xml']);
  });

  it('says of a JSON API what to write instead', async () => {
    const { suggested } = await suggest({ '/news/': '{"data":{"list":[]}}' });
    expect(suggested).toMatchObject({ reason: expect.stringContaining('kind json-api') });
  });

  it('says why there is nothing to suggest', async () => {
    const robots: Answer = { refusedBy: 'robots', reason: 'robots.txt disallows it' };
    expect((await suggest({ '/news/': robots })).suggested).toEqual({
      kind: 'unreadable',
      reason: `${webOrigin}/news/ refused by robots: robots.txt disallows it`,
    });
    expect((await suggest({ '/news/': '<html><p>维护中</p></html>' })).suggested).toMatchObject({
      reason: expect.stringContaining('expected at least two articles'),
    });
  });
});
