import { describe, expect, it } from 'vitest';
import { sourceSchema } from '../../../src/domain/source.ts';
import { parseEntry } from '../../../src/sources/json-api/json-api.ts';

const now = Date.UTC(2026, 10, 20, 4);
const common = { kind: 'json-api', id: 'api', name: '石桥政务', tier: 'official' };
const url = 'https://api.shiqiao.example/news?size=2&page=3';

function read(mapping: object, answer: unknown, from = url) {
  const source = sourceSchema.parse({ ...common, url: from, ...mapping });
  if (source.kind !== 'json-api') throw new Error('expected a JSON API');
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return parseEntry(source, { url: from, text, now });
}
const fields = { url: 'link', title: 'title' };
const answer = {
  code: 0,
  data: {
    next: 'c/2',
    list: [
      {
        id: 7,
        title: '石桥镇<em>恢复</em>供水',
        link: '/n/7.html',
        body: '<p>一号路段</p><p>恢复供水</p>',
        time: 1_763_600_000,
        writer: { name: '王二' },
      },
      { id: 8, title: '二号路段通水', link: 'https://www.shiqiao.example/8' },
    ],
  },
};

describe('a JSON API', () => {
  it('is read where the mapping says, markup as plain text and seconds as time', () => {
    const mapping = { text: 'body', publishedAt: 'time', author: 'writer.name', ...fields };
    expect(read({ items: 'data.list', fields: mapping }, answer)).toEqual({
      kind: 'entries',
      links: [
        {
          url: 'https://api.shiqiao.example/n/7.html',
          title: '石桥镇恢复供水',
          wholeText: '一号路段\n恢复供水',
          publishedAt: 1_763_600_000_000,
          publishedPrecision: 'minute',
          author: '王二',
        },
        { url: 'https://www.shiqiao.example/8', title: '二号路段通水' },
      ],
    });
  });

  it('makes addresses of ids, percent-encoded', () => {
    const template = { url: 'https://www.shiqiao.example/detail/{id}?k={key}', title: 't' };
    const entries = [
      { id: 'a/b', key: 1, t: '一' },
      { id: 'c', t: '没有键' },
    ];
    expect(read({ fields: template }, entries)).toMatchObject({
      links: [{ url: 'https://www.shiqiao.example/detail/a%2Fb?k=1' }],
    });
  });

  it('goes on by page number, from the one that was asked for', () => {
    const paging = { by: 'page', parameter: 'page' };
    expect(read({ items: 'data.list', fields, paging }, answer)).toMatchObject({
      nextPage: 'https://api.shiqiao.example/news?size=2&page=4',
    });
    const first = 'https://api.shiqiao.example/news';
    expect(read({ items: 'data.list', fields, paging }, answer, first)).toMatchObject({
      nextPage: 'https://api.shiqiao.example/news?page=2',
    });
  });

  it('goes on by cursor while the answer names one', () => {
    const paging = { by: 'cursor', parameter: 'from', cursor: 'data.next' };
    expect(read({ items: 'data.list', fields, paging }, answer)).toMatchObject({
      nextPage: 'https://api.shiqiao.example/news?size=2&page=3&from=c%2F2',
    });
    const last = { data: { next: '', list: answer.data.list } };
    expect(read({ items: 'data.list', fields, paging }, last)).not.toHaveProperty('nextPage');
  });

  it.each([
    ['<html><title>维护中</title>', 'expected JSON, found an HTML page titled "维护中"'],
    [{ code: 401, message: '未授权' }, 'expected a list at data.list, found nothing'],
    [{ data: { list: { total: 0 } } }, 'expected a list at data.list, found an object with total'],
    [
      { data: { list: [{ href: '/1' }] } },
      'expected an address at link, found none in 1 entries at data.list',
    ],
  ])('says what it found instead (%#)', (found, reason) => {
    expect(read({ items: 'data.list', fields }, found)).toEqual({ kind: 'unreadable', reason });
  });

  it('never reads what an object merely inherits', () => {
    const inherited = { url: 'constructor.name', title: '__proto__.x' };
    expect(read({ fields: inherited }, [{}])).toMatchObject({ kind: 'unreadable' });
  });
});
