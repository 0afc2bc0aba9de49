import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../src/sources/shared/charset.ts';
import { encodeAs, type ChineseCharset } from '../../support/encode-charset.ts';

const sentence = '市政府召开新闻发布会，通报供水管网抢修的有关情况，并回答记者提问。';
const traditional = '市政府召開新聞發布會，通報供水管網搶修的有關情況，並回答記者提問。';

describe('decodeBody', () => {
  it('reads a GBK page that declares itself UTF-8', () => {
    const bytes = encodeAs(`<meta charset="utf-8"><p>${sentence}</p>`, 'gb18030');
    expect(decodeBody(bytes, 'text/html; charset=utf-8')).toMatchObject({ charset: 'gb18030' });
    expect(decodeBody(bytes).text).toContain(sentence);
  });

  it('tells Big5 from GB18030 by the common characters', () => {
    expect(decodeBody(encodeAs(traditional, 'big5'))).toEqual({
      text: traditional,
      charset: 'big5',
    });
  });

  it('reads UTF-8 whatever else is declared', () => {
    const bytes = new TextEncoder().encode(sentence);
    expect(decodeBody(bytes, 'text/html; charset=gbk').text).toBe(sentence);
  });

  it('reads UTF-8 that was cut off inside a character', () => {
    const bytes = new TextEncoder().encode(sentence).slice(0, -1);
    expect(decodeBody(bytes).charset).toBe('utf-8');
  });

  it('obeys a byte-order mark', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x34, 0x6c]);
    expect(decodeBody(bytes)).toEqual({ text: '水', charset: 'utf-16le' });
  });

  it('takes a declared western charset where nothing looks Chinese', () => {
    const bytes = Uint8Array.from([0x63, 0x61, 0x66, 0xe9]);
    expect(decodeBody(bytes, 'text/html; charset=iso-8859-1').text).toBe('café');
  });

  it('never throws on any bytes or declaration', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, contentType) => {
        expect(typeof decodeBody(bytes, `text/html; charset=${contentType}`).text).toBe('string');
      }),
    );
  });
});

describe('every charset, declared in every way', () => {
  const simplifiedNotice =
    '石桥镇人民政府关于供水管网改造期间临时停水的通知：七月三日八时至十八时，河西路沿线停水，请居民提前储水。联系人㐂先生。';
  const traditionalNotice =
    '石橋鎮公所公告：七月三日八時至十八時，河西路沿線因管線更新暫停供水，請居民提前儲水，不便之處敬請見諒。';
  const charsets: readonly ('utf-8' | ChineseCharset)[] = ['utf-8', 'gb18030', 'gbk', 'big5'];
  const declarations = ['header', 'meta', 'none', 'wrong header', 'wrong meta'] as const;
  const cases = charsets.flatMap((charset) =>
    declarations.map((declaration) => ({ charset, declaration })),
  );

  it.each(cases)('reads $charset, declared by: $declaration', ({ charset, declaration }) => {
    const text = charset === 'big5' ? traditionalNotice : simplifiedNotice;
    const wrong = charset === 'utf-8' ? 'gbk' : 'utf-8';
    const named = declaration.startsWith('wrong') ? wrong : charset;
    const meta = declaration.endsWith('meta') ? `<meta charset="${named}">` : '';
    const header = declaration.endsWith('header') ? `text/html; charset=${named}` : 'text/html';
    const html = `<html><head>${meta}</head><body>${text}</body></html>`;
    const bytes = charset === 'utf-8' ? new TextEncoder().encode(html) : encodeAs(html, charset);
    const expected = charset === 'gbk' ? html.replace('㐂', '') : html;
    expect(decodeBody(bytes, header).text).toBe(expected);
  });
});
