import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRepostIndex } from '../../../src/understanding/reposts/repost-index.ts';

const flood = [
  '云岭省青川市气象台昨夜记录到百年一遇的强降雨，清溪河水位在两小时内上涨了三米，沿岸六个村庄被淹。',
  '市防汛指挥部连夜转移群众四千二百人，安置在第二中学和体育馆，目前没有人员伤亡的报告。',
  '石桥镇通往外界的公路有三处塌方，抢修队伍正在使用挖掘机清理，预计明天中午以前恢复单向通行。',
  '供水公司表示城区自来水仍然可以饮用，但是请居民储备两天的用量，以防取水口的浊度继续升高。',
];
const library = [
  '青川市图书馆新馆将在下个月的第一个星期六向读者开放，馆内藏书一百二十万册，座位两千八百个。',
  '读者可以凭身份证直接进馆，借书需要办理读者证，押金已经取消，儿童阅览区设在一楼的东侧。',
];
const article = (id: string, paragraphs: readonly string[], time?: number) => ({
  id,
  title: '',
  text: paragraphs.join('\n'),
  ...(time !== undefined && { time }),
});

describe('the repost index', () => {
  it('folds a reprint with source line, boilerplate and other punctuation onto the original', () => {
    const reposts = openRepostIndex({ capacity: 100 });
    reposts.fold(article('original', flood));
    const reprint = [
      '南湖晚报记者梁某报道：',
      ...flood.map((text) => text.replaceAll('，', ' , ')),
    ];
    expect(reposts.fold(article('reprint', [...reprint, '声明：本文转载自网络。']))).toEqual({
      repostOf: 'original',
      group: 'original',
    });
  });

  it('folds an excerpt, and the full text that comes after its excerpt', () => {
    const reposts = openRepostIndex({ capacity: 100 });
    reposts.fold(article('excerpt', flood.slice(1, 2)));
    expect(reposts.fold(article('full', flood)).group).toBe('excerpt');
    expect(reposts.fold(article('other-excerpt', flood.slice(2, 3))).group).toBe('excerpt');
  });

  it('keeps different texts, short texts and empty texts apart', () => {
    const reposts = openRepostIndex({ capacity: 100 });
    for (const [id, text] of Object.entries({
      a: flood,
      b: library,
      c: ['转发'],
      d: ['转发'],
      e: [],
    }))
      expect(reposts.fold(article(id, text))).toEqual({ group: id });
  });

  it('keeps announcements apart that share only their formulas', () => {
    const reposts = openRepostIndex({ capacity: 100 });
    const formula =
      '为进一步规范管理、提升服务水平，经研究决定，现将有关事项公告如下，请遵照执行。';
    for (let number = 0; number < 20; number += 1)
      reposts.fold(
        article(`f${number}`, [
          formula,
          `${'甲乙丙丁戊己庚辛壬癸'[number % 10]}${number}号文件另行印发，由${number * 7}个单位负责落实并按期报告进展情况和存在的困难。`,
        ]),
      );
    expect(reposts.fold(article('new', [formula, library[0] ?? ''])).repostOf).toBeUndefined();
  });

  it('forgets what was seen before a time, and the oldest beyond its capacity', () => {
    const reposts = openRepostIndex({ capacity: 2 });
    reposts.fold(article('old', flood, 1));
    reposts.fold(article('young', library, 5));
    reposts.forget(5);
    expect(reposts.size()).toBe(1);
    expect(reposts.fold(article('again', flood, 6)).repostOf).toBeUndefined();
    reposts.fold(article('third', [...library, ...flood], 7));
    expect(reposts.size()).toBe(2);
  });

  it('goes on after a restart as if there had been none', () => {
    const before = openRepostIndex({ capacity: 100 });
    const first = before.fold(article('original', flood));
    const second = before.fold(article('reprint', flood.slice(0, 3)));
    const after = openRepostIndex({ capacity: 100 });
    after.restore(article('original', flood), first.repostOf);
    after.restore(article('reprint', flood.slice(0, 3)), second.repostOf);
    expect(after.fold(article('reprint', flood.slice(0, 3)))).toEqual(second);
    expect(after.fold(article('excerpt', flood.slice(1, 3))).group).toBe('original');
  });

  it('refuses a capacity that it cannot hold', () => {
    expect(() => openRepostIndex({ capacity: 0 })).toThrow('capacity: got 0');
  });

  it('answers the same for a document that comes again, whatever the stream', () => {
    const paragraph = fc.constantFrom(...flood, ...library);
    fc.assert(
      fc.property(fc.array(fc.array(paragraph, { maxLength: 4 }), { maxLength: 12 }), (texts) => {
        const reposts = openRepostIndex({ capacity: 50 });
        const stream = texts.map((text, at) => article(String(at), text));
        const first = stream.map((each) => reposts.fold(each));
        expect(stream.map((each) => reposts.fold(each))).toEqual(first);
        for (const { repostOf, group } of first)
          if (repostOf !== undefined) expect(first[Number(repostOf)]?.group).toBe(group);
      }),
      { numRuns: 30 },
    );
  });
});
