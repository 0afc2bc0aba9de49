import { describe, expect, it } from 'vitest';
import { openTollReader } from '../../../src/understanding/severity/toll-of-text.ts';
import { shippedLexicon } from '../../support/lexicon.ts';

const read = openTollReader(shippedLexicon().casualties);
const tollOf = (text: string) => {
  const { evidence: _, ...toll } = read('', text);
  return toll;
};

describe('reading the toll of an event', () => {
  it.each([
    ['事故造成3人死亡、5人受伤', { deaths: 3, injuries: 5 }],
    ['事故致三死五伤', { deaths: 3, injuries: 5 }],
    ['死亡12人，重伤23人', { deaths: 12, seriousInjuries: 23 }],
    ['死亡3人受伤5人', { deaths: 3, injuries: 5 }],
    ['遇难人数升至一百零二人', { deaths: 102 }],
    ['受伤人员中２人不治身亡', { deaths: 2 }],
    ['一名男子身亡，两名同伴失联', { deaths: 1, missing: 2 }],
    ['翻车致两死两重伤', { deaths: 2, seriousInjuries: 2 }],
    ['直接经济损失约5200万元', { lossYuan: 52_000_000 }],
    ['16人乘车，3人身亡', { deaths: 3 }],
    ['货车侧翻，司机当场死亡', { deaths: 1 }],
    ['孙某经抢救无效死亡，女孩重伤', { deaths: 1, seriousInjuries: 1 }],
    ['两名少女溺亡', { deaths: 2 }],
    ['17岁少女殒命车下', { deaths: 1 }],
  ])('reads %s', (text, toll) => {
    expect(tollOf(text)).toEqual(toll);
  });

  it('takes the highest of several counts, as reports correct themselves upwards', () => {
    expect(tollOf('先前称3人遇难。截至晚间，遇难人数升至7人。')).toEqual({ deaths: 7 });
  });

  it('reads that nobody was hurt as no deaths', () => {
    expect(tollOf('火已扑灭，未造成人员伤亡。')).toEqual({ deaths: 0 });
  });

  it.each([
    '现场有3个多小时后才出现死亡的鱼',
    '第12中学的人',
    '他死里逃生',
    '2008年5.12地震',
    '乘客不幸遇难',
    '多名老人去世',
    '司机等遇难',
    '两男子溺亡',
  ])('reads no toll in %s', (text) => {
    expect(tollOf(text)).toEqual({});
  });
});
