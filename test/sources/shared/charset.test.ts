import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../src/sources/shared/charset.ts';

const sentence = '市政府召开新闻发布会，通报供水管网抢修的有关情况，并回答记者提问。';
const traditional = '市政府召開新聞發布會，通報供水管網搶修的有關情況，並回答記者提問。';

describe('decodeBody', () => {
  it('reads a GBK page that declares itself UTF-8', () => {
    const bytes = encode(`<meta charset="utf-8"><p>${sentence}</p>`, 'gb18030');
    expect(decodeBody(bytes, 'text/html; charset=utf-8')).toMatchObject({ charset: 'gb18030' });
    expect(decodeBody(bytes).text).toContain(sentence);
  });

  it('tells Big5 from GB18030 by the common characters', () => {
    expect(decodeBody(encode(traditional, 'big5'))).toEqual({ text: traditional, charset: 'big5' });
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

/** The platform decodes these two encodings but does not write them: so the pairs are tried out. */
function encode(text: string, charset: string): Uint8Array {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder(charset);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.from([lead, trail]));
      if (char.length === 1 && !codes.has(char)) codes.set(char, [lead, trail]);
    }
  }
  const bytesOf = (char: string) => codes.get(char) ?? [char.charCodeAt(0)];
  return Uint8Array.from(Array.from(text).flatMap(bytesOf));
}
