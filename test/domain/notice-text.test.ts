import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutToBytes, markdownOf, withoutMarkdown, wordsOf } from '../../src/domain/notice-text.ts';
import { noticeWith } from '../support/notice.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

it('words a notice briefly, with the way to the case', () => {
  expect(wordsOf(noticeWith({ caseId: '案 1/2' }), 'https://huiying.yunhe.example')).toEqual({
    heading: '【回应·超时】YQ-2026-0001',
    subject: 'YQ-2026-0001《青禾镇自来水变黄》“48小时回应”已超时5分',
    body: '应于 2026-11-22 08:00 前完成；依据：国办发〔2016〕61号。',
    to: '分管领导、朱承办',
    link: 'https://huiying.yunhe.example/cases/%E6%A1%88%201%2F2',
  });
});

it('leads to the department’s desk where a policy, not a case, is the matter', () => {
  const notice = noticeWith({ page: '/dept' });
  expect(wordsOf(notice, 'https://huiying.yunhe.example/').link).toBe(
    'https://huiying.yunhe.example/dept',
  );
});

it('cuts to bytes, keeps characters whole and says that it cut', () => {
  expect(cutToBytes('停水', 32)).toBe('停水');
  expect(cutToBytes('水'.repeat(20), 32)).toBe('水水水水水水…(已截断)');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const cut = cutToBytes(text, 64);
      expect(bytesOf(cut)).toBeLessThanOrEqual(64);
      expect(cut === text || cut.endsWith('…(已截断)')).toBe(true);
      expect(cut).not.toContain('\uFFFD');
    }),
  );
});

it('leaves nothing in a text that Markdown would read', () => {
  expect(withoutMarkdown('[领取](http://a.example) <@all>')).toBe(
    '［领取］（http\uff1a//a.example） ＜＠all＞',
  );
});

it('keeps Markdown within its bytes, with the link whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(3000), (piece, times) => {
      const words = wordsOf(
        noticeWith({ body: piece.repeat(times).slice(0, 9000) }),
        'https://h.example',
      );
      const markdown = markdownOf(words, 4096);
      expect(bytesOf(markdown)).toBeLessThanOrEqual(4096);
      expect(markdown.endsWith(`[查看事项](${words.link})`)).toBe(true);
    }),
    { numRuns: 50 },
  );
});
