import { describe, expect, it } from 'vitest';
import { openPolicyRegister } from '../../../src/understanding/tagging/policy-register.ts';

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

  it('does not fire on subject and measure that are far apart', () => {
    expect(find('', '买了电动车。天气很好。手机要集中充电。')).toBeUndefined();
  });

  it('does not fire on the subject alone', () => {
    expect(find('电动车新款', '续航更长')).toBeUndefined();
  });
});
