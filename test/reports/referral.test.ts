import { describe, expect, it } from 'vitest';
import type { ReferralPackage } from '../../src/domain/referral.ts';
import { referralDocx } from '../../src/reports/referral.ts';
import { unzipped } from '../support/zip.ts';

const at = Date.UTC(2026, 10, 20, 4, 0, 0);

const referral: ReferralPackage = {
  number: 'YQ-2026-0001-h1',
  caseTitle: '青禾镇自来水变黄',
  to: '公安机关',
  referredAt: at,
  referredBy: '秦协调',
  department: '水务处',
  claim: '网传青禾镇自来水“有毒”。\n并称已致多人就医。',
  refutation: '经检测，18个监测点全部合格。',
  evidence: [
    {
      title: '青禾镇<b>自来水</b>有毒 & 多人就医\u0000\u202e',
      sourceName: '清河论坛',
      url: 'http://bbs.example/1?a=1&b=2',
      publishedAt: at,
      publishedPrecision: 'minute',
      fetchedAt: at,
      hash: 'b'.repeat(64),
    },
  ],
  publications: [
    {
      title: '关于青禾镇自来水变黄情况的回应',
      url: 'https://www.qinghe.example/1.html',
      seenAt: at,
      snapshotHash: 'c'.repeat(64),
      isCorrected: false,
    },
  ],
};

describe('the letter of referral', () => {
  it('states claim, refutation, evidence with hashes and links, and our publications', async () => {
    const words = textOf(await referralDocx(referral, '青禾市水务局'));
    for (const part of [
      '关于移交涉嫌违法线索的函',
      '公安机关：',
      '并称已致多人就医。',
      referral.refutation,
      'http://bbs.example/1?a=1&amp;b=2',
      'b'.repeat(64),
      'c'.repeat(64),
      '发布：2026-11-20 12:00',
      '青禾市水务局',
      '2026年11月20日',
      '是否违法，请依法认定处理',
    ])
      expect(words).toContain(part);
  });

  it('carries a return slip, empty until the receipt is there', async () => {
    expect(textOf(await referralDocx(referral, '青禾市水务局'))).toContain('受理编号：|');
    const receipt = { number: '公网〔2026〕7号', at };
    const words = textOf(await referralDocx({ ...referral, receipt }, '青禾市水务局'));
    expect(words).toContain('受理编号：公网〔2026〕7号');
  });

  it('is laid out by GB/T 9704: A4, its margins, 小标宋 二号 and 仿宋 三号', async () => {
    const xml = unzipped(await referralDocx(referral, '青禾市水务局'), 'word/document.xml');
    expect(/<w:pgSz [^>]*>/.exec(xml)?.[0]).toMatch(/w:w="11906".*w:h="16838"/);
    // 37, 35, 28 and 26 mm in twentieths of a point
    const margins = /<w:pgMar [^>]*>/.exec(xml)?.[0] ?? '';
    for (const margin of ['w:top="2098"', 'w:bottom="1984"', 'w:left="1587"', 'w:right="1474"'])
      expect(margins).toContain(margin);
    expect(xml).toMatch(/方正小标宋简体[^]{0,200}?<w:sz w:val="44"\/>/);
    expect(xml).toMatch(/仿宋_GB2312[^]{0,200}?<w:sz w:val="32"\/>/);
  });

  it('is a sound file whatever the crawled titles hold', async () => {
    const xml = unzipped(await referralDocx(referral, '青禾市水务局'), 'word/document.xml');
    expect(isWellFormed(xml)).toBe(true);
    for (const sign of ['\u0000', '\u202e']) expect(xml).not.toContain(sign);
    expect(
      textOf(await referralDocx({ ...referral, evidence: [], publications: [] }, '局')),
    ).toContain('截至移交时尚未发布。');
  });
});

/** The document's texts, `|` between paragraphs. */
function textOf(document: Uint8Array): string {
  const xml = unzipped(document, 'word/document.xml');
  return xml.replaceAll('</w:p>', '|').replace(/<[^>]+>/g, '');
}

/** Whether every tag is closed in order and every other sign of markup is escaped. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const words = xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g, (_, closes: string, name: string, isEmpty: string) => {
      if (closes !== '' && open.pop() !== name) return '<';
      if (closes === '' && isEmpty === '') open.push(name);
      return '';
    });
  return open.length === 0 && !/<|&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(words);
}
