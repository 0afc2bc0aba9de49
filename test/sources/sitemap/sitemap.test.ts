import { describe, expect, it } from 'vitest';
import { fromIso } from '../../../src/domain/time.ts';
import { sourceSchema } from '../../../src/domain/source.ts';
import { parseEntry } from '../../../src/sources/sitemap/sitemap.ts';

const now = fromIso('2026-11-21T12:00:00+08:00') ?? 0;
const url = 'https://www.example.cn/sitemap.xml';

function read(text: string, include: string[] = []) {
  const source = sourceSchema.parse({
    kind: 'sitemap',
    id: 'map',
    name: '示例',
    tier: 'portal',
    url,
    include,
  });
  if (source.kind !== 'sitemap') throw new TypeError('expected a sitemap');
  return parseEntry(source, { url, text, now });
}

describe('parseEntry of a sitemap', () => {
  it('keeps every other address when one holds a bad ampersand', () => {
    const text = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>https://www.example.cn/a?x=1&y=2</loc></url><url><loc>https://www.example.cn/b</loc></url></urlset>`;
    expect(read(text)).toMatchObject({
      links: [{ url: 'https://www.example.cn/a?x=1&y=2' }, { url: 'https://www.example.cn/b' }],
    });
  });

  it('lists the sitemaps of an index, whatever they are called and whatever the source includes', () => {
    const text =
      '<sitemapindex><sitemap><loc>https://www.example.cn/map.php?p=1</loc></sitemap></sitemapindex>';
    expect(read(text, ['https://www.example.cn/news/'])).toEqual({
      kind: 'entries',
      links: [],
      sitemaps: ['https://www.example.cn/map.php?p=1'],
    });
  });

  it('reads title and time of a news sitemap', () => {
    const text = `<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://www.example.cn/a</loc>
      <n:news><n:publication_date>2026-11-20T08:00:00+08:00</n:publication_date><n:title>供水恢复</n:title></n:news></url></urlset>`;
    expect(read(text)).toMatchObject({
      links: [{ title: '供水恢复', publishedAt: fromIso('2026-11-20T08:00:00+08:00') }],
    });
  });

  it('reads a text sitemap and keeps only what the source includes', () => {
    const text = 'https://www.example.cn/news/1\nhttps://www.example.cn/shop/2\n';
    expect(read(text, ['https://www.example.cn/news/'])).toMatchObject({
      links: [{ url: 'https://www.example.cn/news/1' }],
    });
  });

  it('says what it found where it is no sitemap', () => {
    expect(read('{"error": 1}')).toEqual({
      kind: 'unreadable',
      reason: 'expected a sitemap, found JSON',
    });
  });
});
