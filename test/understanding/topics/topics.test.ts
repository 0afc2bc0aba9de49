import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dryRun } from '../../../src/understanding/topics/dry-run.ts';
import { openTopic, type TopicSubject } from '../../../src/understanding/topics/match-topic.ts';
import { parseTopic } from '../../../src/understanding/topics/parse-topic.ts';
import type { Topic } from '../../../src/understanding/topics/topic.ts';

const page: TopicSubject = {
  title: '青禾镇文化节主会场停电',
  text: '昨晚文化节开幕,主会场突然停电约十分钟,抢修人员随后恢复供电。WiFi 也中断。',
  region: ['云岭省', '青禾市'],
  tier: 'local-media',
};

function matches(expression: string, subject: Partial<TopicSubject> = {}) {
  const parsed = parseTopic(expression);
  if (parsed.kind === 'bad') throw new Error(parsed.fault.message);
  return openTopic(parsed.topic)({ ...page, ...subject });
}

const faultOf = (expression: string) => {
  const parsed = parseTopic(expression);
  return parsed.kind === 'bad' ? parsed.fault : undefined;
};

describe('a topic expression', () => {
  it('joins words by AND, OR and NOT in English, in Chinese, and by standing side by side', () => {
    for (const all of ['文化节 AND 停电', '文化节 且 停电', '文化节 停电', '暴雨 OR 停电'])
      expect(matches(all), all).toBeDefined();
    expect(matches('文化节 NOT 停电')).toBeUndefined();
    expect(matches('文化节 非 招聘')).toEqual(['文化节']);
    expect(matches('(暴雨 或 停电) 且 (文化节 或 两会)')).toEqual(['停电', '文化节']);
  });

  it('binds AND tighter than OR, and brackets tighter than both', () => {
    expect(matches('文化节 或 暴雨 且 地震')).toBeDefined();
    expect(matches('(文化节 或 暴雨) 且 地震')).toBeUndefined();
  });

  it('takes a quoted phrase as it stands, in quotes of either kind', () => {
    expect(matches('"主会场突然停电"')).toBeDefined();
    expect(matches('“主会场突然停电”')).toBeDefined();
    expect(matches('"停电突然"')).toBeUndefined();
    expect(matches('"或" 或 "且" 或 文化节')).toEqual(['文化节']);
  });

  it('finds a word within a longer one that is searched too', () => {
    expect(matches('文化 且 文化节 且 化节')).toEqual(['文化', '文化节', '化节']);
  });

  it('reads title: and text: as where a word must stand', () => {
    expect(matches('title:停电')).toBeDefined();
    expect(matches('标题:抢修')).toBeUndefined();
    expect(matches('text:(抢修 或 恢复) title:青禾镇')).toBeDefined();
  });

  it('reads region: and tier: as where it comes from', () => {
    expect(matches('region:青禾市 tier:地方媒体 停电')).toEqual(['停电']);
    expect(matches('地区:山西省 停电')).toBeUndefined();
    expect(matches('来源层级:official 停电')).toBeUndefined();
  });

  it('measures NEAR in characters between two words of one field, in either order', () => {
    expect(matches('开幕 NEAR/1 主会场')).toBeDefined();
    expect(matches('抢修 近/30 (停电 或 断电)')).toEqual(['抢修', '停电']);
    expect(matches('文化节 NEAR/5 抢修')).toBeUndefined();
    expect(matches('青禾镇 NEAR/200 抢修')).toBeUndefined();
    expect(matches('文化节 NEAR/10 主会场 NEAR/5 停电')).toBeDefined();
  });

  it('matches full-width and capital letters, and no Latin word inside another', () => {
    expect(matches('wifi')).toBeDefined();
    expect(matches('WIFI')).toBeDefined();
    expect(matches('wif')).toBeUndefined();
  });

  it('takes full-width brackets and colons for plain ones', () => {
    expect(matches('\uff08停电 或 暴雨\uff09 标题\uff1a文化节')).toBeDefined();
  });
});

describe('a wrong expression', () => {
  it.each([
    ['文化节 且', 5, '表达式到此中断'],
    ['且 文化节', 0, '此处应为一个词'],
    ['文化节 (停电 或 断电', 4, '左括号没有闭合'],
    ['文化节)', 3, '多了一个右括号'],
    ['文化节 "停电', 4, '引号没有闭合'],
    ['文化节 ""', 4, '引号内是空的'],
    ['文化节 NEAR 停电', 4, '如NEAR/10'],
    ['文化节 NEAR/999 停电', 4, 'NEAR/1至NEAR/200'],
    ['文化节 NEAR/5 (停电 且 断电)', 4, '应为同一范围内的词'],
    ['titel:文化节', 0, '没有“titel”这个范围'],
    ['title:(停电 text:抢修)', 10, '范围之内不能再套范围'],
    ['tier:小道消息', 5, '没有“小道消息”这个来源层级'],
    ['非 招聘', 0, '不能只有排除条件'],
    ['文化节 或 非 招聘', 6, '不能只有排除条件'],
    ['', 0, '表达式到此中断'],
  ])('%s is refused at its place, with what would be right', (expression, at, message) => {
    const fault = faultOf(expression);
    expect(fault?.at).toBe(at);
    expect(fault?.message).toContain(`第${at + 1}个字`);
    expect(fault?.message).toContain(message);
  });

  it('is refused when it is nested or grows without measure', () => {
    expect(faultOf('('.repeat(1000) + '停电')?.message).toContain('30层');
    expect(faultOf('非 '.repeat(1000) + '停电')?.message).toContain('30层');
    expect(faultOf('停'.repeat(5000))?.message).toContain('最多4000个字');
    expect(faultOf('停 '.repeat(300))?.message).toContain('最多200个词');
  });

  it('never breaks the parser, whatever stands in it', () => {
    const pieces = fc.constantFrom(
      '停',
      '且',
      '或',
      '非',
      'NEAR/3',
      '(',
      ')',
      '"',
      'title:',
      'tier:',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (all) => {
        const text = all.join(' ');
        const fault = faultOf(text);
        if (fault === undefined) return;
        expect(fault.at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

const word = fc.constantFrom('甲', '乙', '甲乙', '乙甲', '丙');
const scope = fc.constantFrom('anywhere' as const, 'title' as const, 'text' as const);
const { topic: anyTopic } = fc.letrec<{ topic: Topic }>((tie) => ({
  topic: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('word' as const), word, scope }),
    fc.record({
      kind: fc.constant('near' as const),
      left: fc.array(word, { minLength: 1, maxLength: 2 }),
      right: fc.array(word, { minLength: 1, maxLength: 2 }),
      distance: fc.integer({ min: 1, max: 4 }),
      scope,
    }),
    fc.record({ kind: fc.constant('not' as const), topic: tie('topic') }),
    fc.record({
      kind: fc.constant('and' as const),
      all: fc.array(tie('topic'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('or' as const),
      any: fc.array(tie('topic'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

/** The expression as a person would write it, every part in brackets. */
function written(topic: Topic): string {
  const scoped = (inner: string, where: string) =>
    where === 'anywhere' ? `(${inner})` : `${where}:(${inner})`;
  switch (topic.kind) {
    case 'word':
      return scoped(topic.word, topic.scope);
    case 'near':
      return scoped(
        `(${topic.left.join(' 或 ')}) NEAR/${topic.distance} (${topic.right.join(' OR ')})`,
        topic.scope,
      );
    case 'and':
      return topic.all.map((one) => `(${written(one)})`).join(' 且 ');
    case 'or':
      return topic.any.map((one) => `(${written(one)})`).join(' 或 ');
    case 'not':
      return `非 (${written(topic.topic)})`;
    case 'region':
    case 'tier':
      return '';
  }
}

/** The meaning of a topic, word by word and place by place. */
function holds(topic: Topic, subject: TopicSubject): boolean {
  const fields = (where: string) =>
    where === 'title'
      ? [subject.title]
      : where === 'text'
        ? [subject.text]
        : [subject.title, subject.text];
  const spots = (text: string, of: string) =>
    Array.from({ length: text.length }, (_, i) => i).flatMap((i) =>
      text.startsWith(of, i) ? [{ start: i, end: i + of.length }] : [],
    );
  switch (topic.kind) {
    case 'word':
      return fields(topic.scope).some((text) => text.includes(topic.word));
    case 'near':
      return fields(topic.scope).some((text) =>
        topic.left.some((left) =>
          topic.right.some((right) =>
            spots(text, left).some((a) =>
              spots(text, right).some((b) => {
                const gap = a.end <= b.start ? b.start - a.end : a.start - b.end;
                return gap >= 0 && gap <= topic.distance;
              }),
            ),
          ),
        ),
      );
    case 'and':
      return topic.all.every((one) => holds(one, subject));
    case 'or':
      return topic.any.some((one) => holds(one, subject));
    case 'not':
      return !holds(topic.topic, subject);
    case 'region':
    case 'tier':
      return false;
  }
}

describe('matching', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 12 });

  it('means what reading it word by word means, written out and read back', () => {
    fc.assert(
      fc.property(anyTopic, text, text, (topic, title, body) => {
        const subject = { ...page, title, text: body };
        expect(openTopic(topic)(subject) !== undefined).toBe(holds(topic, subject));
        const parsed = parseTopic(written(topic));
        if (parsed.kind === 'bad') expect(parsed.fault.message).toContain('不能只有排除条件');
        else expect(openTopic(parsed.topic)(subject) !== undefined).toBe(holds(topic, subject));
      }),
      { numRuns: 500 },
    );
  });

  it('takes time with the length of a hostile text, not with its square', () => {
    const hostile = `${'甲'.repeat(99)}乙`;
    const parsed = parseTopic(
      `${'甲'.repeat(100)} 或 (甲甲 NEAR/1 ${hostile}) 或 (甲 NEAR/200 丙)`,
    );
    if (parsed.kind === 'bad') throw new Error(parsed.fault.message);
    const match = openTopic(parsed.topic);
    const timeOf = (length: number) => {
      const subject = { ...page, text: '甲'.repeat(length) };
      const from = performance.now();
      for (let i = 0; i < 5; i++) match(subject);
      return performance.now() - from;
    };
    timeOf(10_000);
    expect(timeOf(80_000)).toBeLessThan(40 * Math.max(1, timeOf(10_000)));
  });
});

describe('a dry run', () => {
  const items = ['停电', '停水', '停电又停水', '晴'].map((text, i) => ({
    ...page,
    title: text,
    text,
    id: `i${i}`,
  }));

  it('counts what would be found, gained and lost against the expression before, with samples', () => {
    expect(dryRun('停水', items, '停电')).toEqual({
      kind: 'tried',
      total: 4,
      matched: 2,
      gained: 1,
      lost: 1,
      samples: [
        { id: 'i1', title: '停水', words: ['停水'] },
        { id: 'i2', title: '停电又停水', words: ['停水'] },
      ],
    });
  });

  it('says what is wrong instead of finding nothing', () => {
    expect(dryRun('停水 且', items)).toMatchObject({ kind: 'bad', fault: { at: 4 } });
  });
});
