import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/shared/article.ts';

const paragraph =
  '<p>石桥镇供水管网改造今日开工，工期三个月，施工期间分段停水，镇上将派车送水，请居民留意公告。</p>';

function authorOf(head: string, beside: string, body = paragraph.repeat(4)): string | undefined {
  const html = `<html><head><title>管网改造开工</title>${head}</head><body><h1>管网改造开工</h1>${beside}<div class="content">${body}</div></body></html>`;
  return extractArticle({ html, url: 'https://www.shiqiao.example/a.html', now: 0 }).author;
}

describe('the author of a Chinese article', () => {
  it('is whom the page names to readers, not the editor whom it names to machines', () => {
    const span = '<div><span id="author_baidu">作者：李晓禾</span></div>';
    expect(authorOf('<meta name="author" content="周编辑">', span)).toBe('李晓禾');
  });

  it('is never the maker of the site’s software', () => {
    expect(authorOf('<meta name="author" content="青云网络">', '')).toBeUndefined();
    expect(authorOf('<meta name="author" content="李晓禾">', '')).toBe('李晓禾');
  });

  it('may stand in a line of its own above the text', () => {
    expect(authorOf('', '<div class="about"><p>石桥日报记者 李晓禾</p></div>')).toBe('李晓禾');
  });

  it('is no answer of an interview', () => {
    const interview = `${paragraph}<p>记者：停水的时候老人怎么办？</p>${paragraph}`;
    expect(authorOf('', '', interview.repeat(2))).toBeUndefined();
    expect(authorOf('', '<p>记者：李晓禾 王一川</p>')).toBe('李晓禾 王一川');
  });
});
