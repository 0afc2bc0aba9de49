import { describe, expect, it } from 'vitest';
import { fromIso } from '../../../src/domain/time.ts';
import { sourceSchema } from '../../../src/domain/source.ts';
import type { Source } from '../../../src/domain/source.ts';
import { parseEntry } from '../../../src/sources/rss/rss.ts';

const now = fromIso('2026-11-21T12:00:00+08:00') ?? 0;
const url = 'https://www.example.cn/feed/rss.xml';

function rssSource(fields: object = {}): Extract<Source, { kind: 'rss' }> {
  const source = sourceSchema.parse({
    kind: 'rss',
    id: 'feed',
    name: '示例',
    tier: 'portal',
    url,
    ...fields,
  });
  if (source.kind !== 'rss') throw new TypeError('expected a feed');
  return source;
}

const read = (text: string, fields: object = {}) =>
  parseEntry(rssSource(fields), { url, text, now });
const entriesOf = (text: string, fields: object = {}) => {
  const reading = read(text, fields);
  return reading.kind === 'entries' ? reading.links : [];
};

describe('parseEntry of a feed', () => {
  it('reads RSS with title, canonical link, time and plain summary', () => {
    const links = entriesOf(`<rss version="2.0"><channel><title>要闻</title><item>
      <title>供水&amp;amp;排水</title><link>/a.html?utm_source=rss</link>
      <pubDate>Tue, 10 Nov 2026 04:00:00 GMT</pubDate><description>&lt;p&gt;已恢复&lt;/p&gt;</description>
      </item></channel></rss>`);
    expect(links).toEqual([
      {
        url: 'https://www.example.cn/a.html',
        title: '供水&排水',
        publishedAt: fromIso('2026-11-10T12:00:00+08:00'),
        publishedPrecision: 'minute',
        summary: '已恢复',
      },
    ]);
  });

  it('reads Atom, RDF and JSON Feed alike', () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>甲</title><link href="/1"/></entry></feed>';
    const rdf =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://www.example.cn/1"><title>甲</title></item></rdf:RDF>';
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: '1', url: '/1', title: '甲' }],
    });
    for (const text of [atom, rdf, json]) {
      expect(entriesOf(text)).toMatchObject([{ url: 'https://www.example.cn/1', title: '甲' }]);
    }
  });

  it('loses nothing to a bad ampersand or an unclosed element', () => {
    const broken = `<rss><channel><item><title>A & B</title><link>https://example.cn/?a=1&b=2</link></item>
      <item><title>乙</title><link>https://example.cn/2</link><description><p>未完`;
    expect(entriesOf(broken).map((link) => link.url)).toEqual([
      'https://example.cn/?a=1&b=2',
      'https://example.cn/2',
    ]);
  });

  it('carries the whole text where the source says that the feed has it', () => {
    const text =
      '<rss><channel><item><link>https://example.cn/1</link><description><![CDATA[<p>一段。</p><p>二段。</p>]]></description></item></channel></rss>';
    expect(entriesOf(text, { followLinks: false })[0]?.wholeText).toBe('一段。\n二段。');
    expect(entriesOf(text)[0]?.wholeText).toBeUndefined();
  });

  it('never expands entities that the document declares', () => {
    const text = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <rss><channel><item><title>&b;&f;</title><link>https://example.cn/1</link></item></channel></rss>`;
    expect(entriesOf(text)[0]?.title).toBe('&b;&f;');
  });

  it('passes over links that are no web addresses', () => {
    const text =
      '<rss><channel><item><title>甲</title><link>javascript:alert(1)</link></item></channel></rss>';
    expect(entriesOf(text)).toEqual([]);
  });

  it('says what it found where it is no feed', () => {
    expect(read('<!doctype html><html><head><title>系统维护</title></head></html>')).toEqual({
      kind: 'unreadable',
      reason: 'expected RSS, Atom, RDF or JSON Feed, found an HTML page titled "系统维护"',
    });
    expect(read('')).toMatchObject({ reason: expect.stringContaining('an empty body') });
  });

  it('survives hostile nesting', () => {
    expect(read(`<rss><channel>${'<item>'.repeat(50_000)}`).kind).toBeDefined();
  });
});
