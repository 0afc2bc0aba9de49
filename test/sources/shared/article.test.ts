import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/shared/article.ts';
import { fromIso } from '../../../src/domain/time.ts';

const now = fromIso('2026-11-21T12:00:00+08:00') ?? 0;
const at = (iso: string) => fromIso(iso);

function read(page: string, url = 'https://www.example.gov.cn/tz/a.html') {
  const file = new URL(`../../fixtures/pages/${page}.html`, import.meta.url);
  return extractArticle({ html: readFileSync(file, 'utf8'), url, now });
}

function readHtml(html: string, url = 'https://www.example.cn/a.html') {
  return extractArticle({ html, url, now });
}

const paragraph =
  '<p>昨日，市应急管理局组织开展了综合演练，多个部门参加，演练达到了预期目的，群众反映良好。</p>';

describe('a notice of a government portal', () => {
  const notice = read('portal-notice');

  it('takes the heading that the title tag repeats, not the h1 with the name of the site', () => {
    expect(notice.title).toBe('关于开展供水管网检查的通知');
  });

  it('takes 发布时间 to the minute, neither the masthead, nor 成文日期, nor the dates of related notices', () => {
    expect(notice.publishedAt).toBe(at('2023-05-12T09:30:00+08:00'));
    expect(notice.publishedPrecision).toBe('minute');
  });

  it('takes no label for the value of an empty cell before it', () => {
    const cells = ['索引号', 'A-1', '文号', '', '公开方式', '主动公开'];
    const table = `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`;
    const html = `<h1>供水改造通告</h1>${table}<p>${'石桥镇供水管网改造今日开工。'.repeat(9)}</p>`;
    const { index } = extractArticle({ html, url: 'http://gov.example/1.html', now: 0 });
    expect(index).toEqual({ 索引号: 'A-1', 公开方式: '主动公开' });
  });

  it('reads the index table and the origin', () => {
    expect(notice.index).toMatchObject({
      索引号: 'QC-2023-00412',
      文号: '青水发〔2023〕7号',
      发布机构: '青川市水务局',
      公开方式: '主动公开',
    });
    expect(notice.origin).toBe('青川市水务局');
  });

  it('keeps the paragraphs and leaves out navigation, related links and footer', () => {
    expect(notice.text.split('\n')).toHaveLength(3);
    expect(notice.text).not.toMatch(/首页|防汛|版权/);
  });
});

describe('a forum thread', () => {
  const thread = read('forum-thread', 'https://bbs.example.cn/thread-318-1-1.html');

  it('reads the first post and the replies, without names and buttons', () => {
    expect(thread.text.split('\n')).toEqual([
      '我们小区已经停水三天了，物业说是水厂的事，水厂说是管网的事，到底该找谁？',
      '打12345了吗，我们那边上次打了当天就来人修好了。',
      '来水了，谢谢大家。',
    ]);
  });

  it('dates from the first post, not from the last reply or from the account', () => {
    expect(thread.publishedAt).toBe(at('2024-06-07T08:15:30+08:00'));
  });
});

describe('a thread as forum software shows it', () => {
  const floor = (name: string, text: string) =>
    `<div class="floor"><p>${name}</p><p>发表于 2024-4-5 23:20 | 只看该作者</p>${text}<p>青山不改，绿水长流，后会有期，山高路远！</p></div>`;
  const first =
    '<p>石桥镇卫生院夜里没有值班医生，孩子发烧只能跑到县城，来回四十里路，能不能安排一下？</p>';
  const thread = readHtml(
    `<title>石桥镇卫生院夜里没人</title><div class="page"><h1>石桥镇卫生院夜里没人</h1>
     ${floor('山里人', first)}
     ${floor('河边', '<p>我们村也一样，上个月老人半夜犯病，打了三个电话才有人来。</p>')}
     ${floor('山里人', `<blockquote>${first}</blockquote><p>后来呢？老人好些了吗，有没有向县里反映过？</p>`)}
     ${floor('路过', '<p>支持</p>')}
     <div><h3>相关推荐</h3><p>青川县城新开一家药店，开业三天全场八折优惠欢迎光临选购</p></div></div>`,
    'https://www.shiqiaobbs.example/read/7.html',
  );

  it('keeps what people wrote, once', () => {
    expect(thread.text).toContain('孩子发烧');
    expect(thread.text.split('孩子发烧')).toHaveLength(2);
    expect(thread.text).toContain('后来呢？');
    expect(thread.text).toContain('支持');
  });

  it('leaves out signatures, lines of the software and what stands under 相关推荐', () => {
    expect(thread.text).not.toMatch(/后会有期|只看该作者|药店/);
  });
});

describe('other traps', () => {
  it('keeps a first paragraph that ends in a colon and speaks of 发布', () => {
    const opening =
      '近日，有网民在论坛发布“石桥镇自来水停供半月”等消息。经核实，上述内容不实。现说明如下：';
    const page = readHtml(
      `<h1>关于供水的情况说明</h1><div class="content"><p>${opening}</p>${paragraph.repeat(4)}</div>`,
    );
    expect(page.text.split('\n')[0]).toBe(opening);
  });

  it('keeps a last paragraph that begins with a word of the furniture', () => {
    const last =
      '分享会上，三位村医讲了夜间出诊的经过，大家听得很认真，不时鼓掌，会后还留下来交流。';
    const page = readHtml(
      `<h1>村医故事分享会</h1><div class="content">${paragraph.repeat(4)}<p>${last}</p><p>责任编辑：林晓</p></div>`,
    );
    expect(page.text.split('\n').at(-1)).toBe(last);
  });

  it('keeps a short last paragraph that begins with such a word but is a sentence', () => {
    const last = '更多的居民表示满意，希望早日通水。';
    const html = `<h1>通水在即</h1><div class="content">${paragraph.repeat(4)}<p>${last}</p></div>`;
    expect(readHtml(html).text.split('\n').at(-1)).toBe(last);
  });

  it('takes no comment in coloured code for the words of a commenter', () => {
    const code =
      '<pre><code>set a <span class="token comment">// the port of the pump</span></code></pre>';
    const html = `<h1>泵站接口说明</h1><div class="content">${paragraph.repeat(4)}${code}${paragraph}</div>`;
    expect(readHtml(html).text).toContain('// the port of the pump');
  });

  it('takes the year of a date without one from the last change that the page states', () => {
    const page = readHtml(
      `<head><meta itemprop="dateUpdate" content="2019-09-30 22:46"></head>
       <h1>国庆假期文化活动安排公布</h1><p>09-30 22:46</p>${paragraph.repeat(4)}`,
    );
    expect(page.publishedAt).toBe(at('2019-09-30T22:46:00+08:00'));
  });

  it('takes the heading above the text where the title tag names only column and site', () => {
    const page = readHtml(
      `<title>新闻动态--石桥镇人民政府网</title><h3>石桥镇人民政府</h3>
       <div><h5>石桥镇举办防汛应急演练</h5><div class="content">${paragraph.repeat(4)}</div></div>`,
    );
    expect(page.title).toBe('石桥镇举办防汛应急演练');
  });

  it('reads a page that a script paints: text hidden until then, date in a variable', () => {
    const page = read('script-painted');
    expect(page.title).toBe('青川夜市重新开放');
    expect(page.text).toContain('新增公共厕所三处');
    expect(page.publishedAt).toBe(at('2020-02-12T22:17:00+08:00'));
  });

  it('finds 发布日期 at the foot of the page', () => {
    const page = readHtml(
      `<h1>关于演练的通报</h1>${paragraph.repeat(4)}<p>发布日期：2022年3月4日</p>`,
    );
    expect(page.publishedAt).toBe(at('2022-03-04T00:00:00+08:00'));
    expect(page.publishedPrecision).toBe('day');
  });

  it('gives no date rather than a wrong one', () => {
    const page = readHtml(`<h1>关于演练的通报</h1>${paragraph.repeat(4)}`);
    expect(page.publishedAt).toBeUndefined();
  });

  it('lets the selectors of the source win', () => {
    const page = extractArticle({
      html: `<div class="a">${paragraph.repeat(5)}</div><div class="b">正文在此</div><i>2021-01-02 03:04</i>`,
      url: '',
      now,
      selectors: { body: '.b', publishedAt: 'i' },
    });
    expect(page.text).toBe('正文在此');
    expect(page.publishedAt).toBe(at('2021-01-02T03:04:00+08:00'));
  });

  it('leaves out comments even where they outweigh the article', () => {
    const comment = `<div class="comments">${paragraph.repeat(20)}</div>`;
    const page = readHtml(
      `<div class="post"><p>${'短消息，仅此一条，请知悉。'.repeat(6)}</p></div>${comment}`,
    );
    expect(page.text).not.toContain('综合演练');
  });
});

describe('hostile input', () => {
  it('never throws, whatever the bytes', () => {
    const markup = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '<div>',
          '</p>',
          '<body>',
          '<!--',
          '<![CDATA[',
          '<script>',
          '<table><tr>',
          '&#x;',
          '来源：',
          '<a href=x>',
          '<noscript>',
          '2024-13-45 25:61',
        ),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(markup, (parts) => {
        const page = readHtml(parts.join(''), 'https://bbs.example.cn/thread/1');
        expect(typeof page.text).toBe('string');
      }),
    );
  });

  it.each([
    ['100,000 nested elements', `${'<div>'.repeat(100_000)}深处${'</div>'.repeat(100_000)}`],
    ['unclosed posts inside one another', `${'<div class="post-body">'.repeat(2_000)}深处`],
    ['20,000 headings', '<h1>标题很长</h1>'.repeat(20_000)],
    ['closing tags that nothing opened', `<p>深处</p>${'</p></div>'.repeat(100_000)}`],
    ['an endless comment', `<p>深处</p>${'<!--'.repeat(100_000)}`],
  ])('reads %s to the end', (_name, html) => {
    expect(readHtml(html, 'https://bbs.example.cn/thread/1').text.length).toBeGreaterThan(0);
  });
});
