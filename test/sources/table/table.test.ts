import { describe, expect, it } from 'vitest';
import { openTableReader } from '../../../src/sources/table/table.ts';

const now = Date.UTC(2026, 10, 20, 4);
const columns = { url: '链接', title: '标题', text: '正文', publishedAt: '时间' };

function read(text: string, used: typeof columns = columns) {
  const reader = openTableReader(used, now);
  return [...reader.push(text), ...reader.end()];
}
const header = '链接,标题,正文,时间,备注\n';

describe('a delivered table', () => {
  it('becomes articles by its column names, with the row as it came', () => {
    const row = 'https://bbs.shiqiao.example/1,停水三天,何时恢复供水?,2026-11-19 14:05,甲';
    expect(read(header + row)).toMatchObject([
      {
        kind: 'article',
        line: 2,
        url: 'https://bbs.shiqiao.example/1',
        article: {
          title: '停水三天',
          text: '何时恢复供水?',
          publishedAt: Date.UTC(2026, 10, 19, 6, 5),
          publishedPrecision: 'minute',
        },
        row: { 备注: '甲' },
      },
    ]);
  });

  it('names every bad row with its line and reason and takes the others', () => {
    const rows = [
      'https://a.example/1,一,甲,2026-11-19 14:05,',
      'a.example/2,二,乙,,',
      'https://a.example/3,,丙,,',
      'https://a.example/4,四,丁,2031-01-01,',
      'https://a.example/5,五,戊,',
      'https://a.example/6,六,己,,',
    ];
    const found = read(header + rows.join('\n'));
    expect(found.flatMap((row) => (row.kind === 'article' ? [row.line] : []))).toEqual([2, 7]);
    expect(found.filter(({ kind }) => kind === 'bad')).toEqual([
      {
        kind: 'bad',
        line: 3,
        reason: '链接: got "a.example/2", expected an http or https address',
      },
      { kind: 'bad', line: 4, reason: '标题: is empty, expected a title' },
      {
        kind: 'bad',
        line: 5,
        reason: '时间: got "2031-01-01", expected a past time such as "2026-11-20 14:05"',
      },
      {
        kind: 'bad',
        line: 6,
        reason: 'expected 5 columns as in the header, found 4',
      },
    ]);
  });

  it('says once which columns are missing', () => {
    expect(read('url,标题\nhttps://a.example/1,一\nhttps://a.example/2,二')).toEqual([
      { kind: 'bad', line: 1, reason: 'the header lacks 链接, 正文, 时间; it has url, 标题' },
    ]);
  });

  it('may come as JSON Lines with nested fields', () => {
    const nested = { url: 'link', title: 'post.title', text: 'post.body', publishedAt: 'at' };
    const post = { link: 'https://a.example/1', post: { title: '一', body: '<p>甲</p><p>乙</p>' } };
    const found = read(`${JSON.stringify(post)}\n\n{"link":\n`, nested);
    expect(found).toMatchObject([
      { kind: 'article', line: 1, article: { title: '一', text: '甲\n乙' } },
      { kind: 'bad', line: 3, reason: 'expected one JSON object' },
    ]);
  });
});
