import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPublication, mayLeadTo, pageState } from '../../src/domain/publication-proof.ts';

const draft = {
  title: '关于青禾镇自来水变黄情况的回应',
  body: [
    '11月20日8时，青禾镇326户居民反映自来水变黄。',
    '经核实，系管道冲洗所致，水质未超过国家标准，居民不需要购买桶装水。水务处处长尤清和已到现场。',
    '一、处置情况',
    '截至12时30分，供水已恢复；18个监测点浊度均低于0.5NTU。',
    '对由此带来的不便，我们深表歉意。后续情况将及时发布',
  ].join('\n'),
};
const paragraphs = draft.body.split('\n');

function page(text: string, title = `${draft.title}_青禾市水务局`) {
  return matchesPublication({ title, text }, draft);
}

const furnished = [
  '首页 > 政务公开 > 回应关切',
  draft.title,
  '来源：市水务局 发布时间：2026-11-20 13:05 字号：大 中 小',
  ...paragraphs,
  '打印 关闭',
  '主办单位：青禾市水务局。网站标识码：4100000001。',
];

describe('a page carries a response', () => {
  it('among headers and footers, in whatever title the site gives it', () => {
    expect(page(furnished.join('\n'))).toEqual({
      matches: true,
      titleScore: 1,
      textScore: 1,
      missing: [],
    });
    expect(page(furnished.join('\n'), '青禾市水务局').matches).toBe(true);
    expect(page(paragraphs.join('\n'), `回应关切 - ${draft.title} | 青禾市`).matches).toBe(true);
  });

  it('in full width, with other quotation marks, spaces and invisible signs', () => {
    const other = paragraphs.map((line) => `  ${fullWidth(line).split('').join('\u200b')} `);
    expect(page(other.join('\n')).matches).toBe(true);
    const said = { title: '“黄水”情况', body: '网传“黄水有毒”——不属实。' };
    const shown = { title: '「黄水」情况', text: '网传「黄水有毒」-不属实。' };
    expect(matchesPublication(shown, said).matches).toBe(true);
  });

  it('split over pages, each with its own header and footer', () => {
    const foot = '上一页 1 2 下一页\n版权所有。未经许可不得转载。';
    const [one, two, ...rest] = paragraphs;
    const pages = [`${draft.title}\n${one}\n${two}\n${foot}`, `当前位置。首页\n${rest.join('\n')}`];
    expect(page(pages.join('\f')).matches).toBe(true);
    expect(page(pages.join('\n')).matches).toBe(false);
  });

  it('with a caption between two paragraphs and buttons behind the last words', () => {
    const [first, ...rest] = paragraphs;
    expect(page([first, '图为抢修现场', ...rest].join('\n')).matches).toBe(true);
    expect(page(`${paragraphs.join('\n')} 打印 分享`).matches).toBe(true);
  });

  const layouts = fc.record({
    before: fc.array(furniture(), { maxLength: 6 }),
    after: fc.array(furniture(), { maxLength: 6 }),
    breaks: fc.array(fc.constantFrom('\n', '\n\n', ' \n\u3000\u3000', '\r\n', ''), {
      minLength: 12,
      maxLength: 12,
    }),
    isWide: fc.boolean(),
    caption: fc.constantFrom('', '图为抢修现场\n', '责任编辑：朱承办\n'),
  });

  it('in any layout', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        expect(page(laidOut(draft.body, layout))).toMatchObject({ matches: true, missing: [] });
      }),
    );
  });

  it('not when one digit differs, in any layout', () => {
    const digits = Array.from(draft.body).flatMap((sign, at) => (/\d/.test(sign) ? [at] : []));
    fc.assert(
      fc.property(layouts, fc.constantFrom(...digits), fc.nat(8), (layout, at, shift) => {
        const digit = (Number(draft.body[at]) + 1 + shift) % 10;
        const other = `${draft.body.slice(0, at)}${digit}${draft.body.slice(at + 1)}`;
        expect(page(laidOut(other, layout)).matches).toBe(false);
      }),
    );
  });

  it('not when one character of it is left out, doubled or swapped, in any layout', () => {
    const letters = Array.from(draft.body).flatMap((sign, at) => (/\s/.test(sign) ? [] : [at]));
    const changes = fc.constantFrom('', '不', '他');
    fc.assert(
      fc.property(layouts, fc.constantFrom(...letters), changes, (layout, at, instead) => {
        const other = `${draft.body.slice(0, at)}${instead}${draft.body.slice(at + 1)}`;
        fc.pre(other !== draft.body);
        expect(page(laidOut(other, layout)).matches).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a page does not carry a response', () => {
  it.each([
    ['水质未超过', '水质超过', '水质未超过国家标准'],
    ['居民不需要', '居民需要', '居民不需要购买桶装水'],
    ['尤清和', '尤清河', '尤清和'],
    ['低于0.5NTU', '低于0.8NTU', '0.5NTU'],
    ['深表歉意', '深表遗憾', '深表歉意'],
  ])('that says “%s” where it says “%s”, and names the sentence', (said, shown, named) => {
    const result = page(furnished.join('\n').replace(said, shown));
    expect(result.matches).toBe(false);
    expect(result.missing).toHaveLength(1);
    expect(result.missing[0]).toContain(named);
    expect(result.textScore).toBeGreaterThan(0.5);
  });

  it('with a sentence added, taken out, or moved', () => {
    const [first = '', second = '', ...rest] = paragraphs;
    const added = [first, '上述情况尚待进一步核实。', second, ...rest];
    expect(page(added.join('\n')).matches).toBe(false);
    expect(page([first, ...rest].join('\n')).matches).toBe(false);
    expect(page([second, first, ...rest].join('\n'))).toMatchObject({ matches: false });
    expect(page(`网传${paragraphs.join('\n')}`).matches).toBe(false);
  });

  it('under another title', () => {
    expect(page(paragraphs.join('\n'), `不${draft.title}`).matches).toBe(false);
    const other = page(paragraphs.join('\n'), draft.title.replace('青禾镇', '青和镇'));
    expect(other).toMatchObject({ matches: false, textScore: 1, missing: [] });
    expect(other.titleScore).toBeGreaterThan(0.5);
    expect(other.titleScore).toBeLessThan(1);
  });

  it('where two numbers run into one, or one falls into two', () => {
    const numbers = { title: '公告', body: '热线 10 20 号。' };
    expect(matchesPublication({ title: '公告', text: '热线 1020 号。' }, numbers).matches).toBe(
      false,
    );
    expect(matchesPublication({ title: '公告', text: '热线10 20号。' }, numbers).matches).toBe(
      true,
    );
    const power = { title: '公告', body: '超标10²倍' };
    expect(matchesPublication({ title: '公告', text: '超标102倍' }, power).matches).toBe(false);
    const one = { title: '公告', body: '共1020户' };
    expect(matchesPublication({ title: '公告', text: '共10\n20户' }, one).matches).toBe(false);
  });

  it('that is empty, whatever the response', () => {
    expect(page('', '')).toMatchObject({ matches: false, titleScore: 0, textScore: 0 });
    const nothing = { title: '\u200b', body: '\u200b' };
    expect(matchesPublication({ title: '', text: '' }, nothing).matches).toBe(false);
  });
});

it('tells a changed page from one that is gone', () => {
  expect(pageState(page(furnished.join('\n')))).toBe('present');
  expect(pageState(page(furnished.join('\n').replace('326', '32')))).toBe('changed');
  expect(pageState(page('您访问的页面不存在', '提示'))).toBe('vanished');
});

it('follows links that carry the title, cut off or not', () => {
  expect(mayLeadTo(`· ${draft.title} 2026-11-20`, draft.title)).toBe(true);
  expect(mayLeadTo('关于青禾镇自来水变...', draft.title)).toBe(true);
  expect(mayLeadTo('关于青禾镇道路施工…', draft.title)).toBe(false);
  expect(mayLeadTo('关于…', draft.title)).toBe(false);
});

it('reads a hostile page of a million lines within a few seconds', () => {
  const text = Array.from({ length: 1_000_000 }, (_, at) => (at % 2 ? '11' : '月')).join('\n');
  expect(page(text).matches).toBe(false);
}, 20_000);

function furniture() {
  return fc.constantFrom(
    '首页 > 政务公开',
    '来源：市水务局。发布时间：2026-11-20 13:05',
    '【打印】【关闭】',
    '1 2 下一页',
    '主办：青禾市人民政府。',
  );
}

interface Layout {
  before: string[];
  after: string[];
  breaks: string[];
  isWide: boolean;
  caption: string;
}

/** The words with other line breaks behind sentences, other width, and furniture around. */
function laidOut(body: string, { before, after, breaks, isWide, caption }: Layout): string {
  let count = 0;
  const broken = body.replace(/(?<=[。;])(?=[^\n])|\n/g, (sign) => {
    const given = breaks[count++ % breaks.length] ?? '';
    return sign === '\n' && given === '' ? '\n' : given;
  });
  const [head = '', ...rest] = broken.split(/\n(?=经核实)/);
  const text = rest.length === 0 ? head : `${head}\n${caption}${rest.join('\n')}`;
  const words = isWide ? fullWidth(text) : text;
  return [...before, words, ...after].join('\n');
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
