import { describe, expect, it } from 'vitest';
import { fromIso } from '../../../src/domain/time.ts';
import { sourceSchema } from '../../../src/domain/source.ts';
import { parseEntry } from '../../../src/sources/html-list/html-list.ts';

const now = fromIso('2026-11-21T12:00:00+08:00') ?? 0;
const url = 'https://www.example.gov.cn/xwzx/index.html';

const list = `<html><body>
  <div class="nav"><a href="/2026/11/20/t2026112000001.html">首页导航里的一个很长的链接名称</a></div>
  <ul class="list">
    <li><a href="./202611/t20261120_1001.html" title="全市供水管网检查工作动员会召开">全市供水管网检查…</a><span>2026-11-20</span></li>
    <li><a href="./202611/t20261119_1002.html">水务局组织开展防汛应急演练</a><span>2026-11-19</span></li>
    <li><a href="https://other.example.com/202611/t20261119_9.html">外站转载的一条很长很长的新闻</a></li>
    <li><a href="javascript:void(0)">展开</a></li>
  </ul>
  <div class="pages"><a href="index_1.html">下一页</a></div></body></html>`;

function read(text: string, fields: object = {}) {
  const source = sourceSchema.parse({
    kind: 'html-list',
    id: 'list',
    name: '示例',
    tier: 'official',
    url,
    ...fields,
  });
  if (source.kind !== 'html-list') throw new TypeError('expected a list');
  return parseEntry(source, { url, text, now });
}

describe('parseEntry of a list page', () => {
  it('takes the links of the same site that look like articles, with their whole titles and dates', () => {
    expect(read(list)).toEqual({
      kind: 'entries',
      links: [
        {
          url: 'https://www.example.gov.cn/xwzx/202611/t20261120_1001.html',
          title: '全市供水管网检查工作动员会召开',
          publishedAt: fromIso('2026-11-20T00:00:00+08:00'),
          publishedPrecision: 'day',
        },
        {
          url: 'https://www.example.gov.cn/xwzx/202611/t20261119_1002.html',
          title: '水务局组织开展防汛应急演练',
          publishedAt: fromIso('2026-11-19T00:00:00+08:00'),
          publishedPrecision: 'day',
        },
      ],
      nextPage: 'https://www.example.gov.cn/xwzx/index_1.html',
    });
  });

  it('lets the selector of the source decide', () => {
    const reading = read(list, { links: '.list li' });
    expect(
      reading.kind === 'entries' && reading.links.map((link) => new URL(link.url).host),
    ).toEqual(['www.example.gov.cn', 'www.example.gov.cn', 'other.example.com']);
  });

  it('keeps the words where an image links to the same article', () => {
    const reading = read(
      '<ul><li><a class="x" href="/a/202611/t20261120_1.html"><img></a><a class="x" href="/a/202611/t20261120_1.html">供水恢复正常</a></li></ul>',
      { links: 'a.x' },
    );
    expect(reading).toMatchObject({ links: [{ title: '供水恢复正常' }] });
  });

  it('says what it found where it is no page', () => {
    expect(read('Service Unavailable')).toMatchObject({ kind: 'unreadable' });
  });
});
