import { describe, expect, it } from 'vitest';
import {
  openPolicyRegister,
  withRegistered,
} from '../../../src/understanding/tagging/policy-register.ts';

const find = openPolicyRegister([
  {
    name: '云禾市电动自行车停放管理办法',
    aliases: ['电动车进楼禁令'],
    numbers: ['云政发〔2031〕9号'],
    entities: ['电动自行车', '电动车'],
    measures: ['禁止进楼', '集中充电'],
  },
]);

describe('watching registered policies', () => {
  it.each([
    '《云禾市电动自行车停放管理办法》下月施行',
    '都在说电动车进楼禁令',
    '见云政发〔2031〕9号',
  ])('is sure where the policy is named: %s', (text) => {
    expect(find('', text)).toMatchObject({ priority: 'P1', certainty: 'sure' });
  });

  it('suspects where subject and measure stand together', () => {
    const tag = find('', '以后电动车要集中充电？不方便。');
    expect(tag).toMatchObject({ certainty: 'suspected' });
    expect(tag?.evidence.map(({ text }) => text)).toEqual(['电动车', '集中充电']);
  });

  it('names the policy in its evidence, by its id or else by its name', () => {
    const policy = { name: '河道保洁办法', aliases: [], numbers: [], entities: [], measures: [] };
    const rulesOf = (id?: string) =>
      openPolicyRegister([{ ...policy, ...(id && { id }) }])(
        '',
        '《河道保洁办法》已公布',
      )?.evidence.map(({ rule }) => rule);
    expect(rulesOf('policy-7')).toEqual(['register/policy-7']);
    expect(rulesOf()).toEqual(['register/河道保洁办法']);
  });

  it('strengthens what the rules suspect and keeps the evidence of both', () => {
    const registered = find('', '见云政发〔2031〕9号');
    const span = { field: 'text' as const, start: 0, end: 1, text: '见', rule: 'policies/act' };
    const byRules = { priority: 'P1' as const, confidence: 0.6, certainty: 'suspected' as const };
    expect(withRegistered([{ ...byRules, evidence: [span] }], registered)).toMatchObject([
      {
        certainty: 'sure',
        confidence: 0.95,
        evidence: [{ text: '云政发〔2031〕9号' }, { text: '见' }],
      },
    ]);
  });

  it('does not fire on subject and measure that are far apart', () => {
    const between = '天气很好，大家都出门散步。'.repeat(12);
    expect(find('', `买了电动车。${between}手机要集中充电。`)).toBeUndefined();
  });

  it('suspects a short post of its subject alone, which is all that it has room for', () => {
    expect(find('', '电动车到底怎么办啊')).toMatchObject({ certainty: 'suspected' });
  });

  it('does not fire on the subject alone under a headline', () => {
    expect(find('电动车新款', '续航更长')).toBeUndefined();
  });
});
